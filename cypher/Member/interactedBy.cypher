// Who wrote or spoke to a member.
MATCH (parent)<-[edge:INTERACTED]-(node:Member)
ORDER BY edge.at DESC, node.key, edge.key
