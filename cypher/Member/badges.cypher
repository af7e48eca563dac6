// What a member earned.
MATCH (parent)-[edge:EARNED]->(node:Badge)
ORDER BY edge.at DESC, node.name, edge.key
