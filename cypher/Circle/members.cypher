// Who belongs to a circle.
MATCH (parent)<-[edge:BELONGS_TO]-(node:Member)
ORDER BY node.key
