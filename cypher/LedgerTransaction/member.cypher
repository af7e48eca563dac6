// Whose account.
MATCH (parent)-[:CREDITS]->(node:Member)
