// Which members shared a content.
MATCH (parent)<-[edge:SHARED]-(node:Member)
ORDER BY edge.at DESC, node.key, edge.key
