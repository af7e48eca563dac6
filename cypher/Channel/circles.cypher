// The circles of a channel.
MATCH (parent)<-[:PART_OF]-(node:Circle)
ORDER BY node.key
