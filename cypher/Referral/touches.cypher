// All contacts with the member.
WITH endNode(parent) AS member
MATCH (member)<-[:REACHED]-(node:Touch)
ORDER BY node.at, node.key
