// Whom a member rated.
MATCH (parent)-[edge:TRUSTS]->(node:Member)
ORDER BY edge.at DESC, node.key, edge.key
