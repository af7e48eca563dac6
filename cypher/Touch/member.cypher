// Who was contacted.
MATCH (parent)-[:REACHED]->(node:Member)
