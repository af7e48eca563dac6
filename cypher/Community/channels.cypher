// The channels of a community.
MATCH (parent)<-[:PART_OF]-(node:Channel)
ORDER BY node.key
