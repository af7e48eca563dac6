// Which members reacted to a content.
MATCH (parent)<-[edge:REACTED]-(node:Member)
ORDER BY edge.at DESC, node.key, edge.key
