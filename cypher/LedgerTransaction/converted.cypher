// Whose conversion.
MATCH (parent)-[:SETTLES]->(node:Member)
