// What a member shared.
MATCH (parent)-[edge:SHARED]->(node:Content)
ORDER BY edge.at DESC, node.key, edge.key
