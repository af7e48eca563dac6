// Who follows a member.
MATCH (parent)<-[edge:FOLLOWS]-(node:Member)
ORDER BY edge.at DESC, node.key
