// What a member reacted to.
MATCH (parent)-[edge:REACTED]->(node:Content)
ORDER BY edge.at DESC, node.key, edge.key
