// To whom a member wrote or spoke.
MATCH (parent)-[edge:INTERACTED]->(node:Member)
ORDER BY edge.at DESC, node.key, edge.key
