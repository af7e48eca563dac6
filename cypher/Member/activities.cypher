// What a member did, type by type.
MATCH (parent)-[:DOES]->(node:Activity)
ORDER BY node.type
