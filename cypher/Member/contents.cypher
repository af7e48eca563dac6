// What a member made.
MATCH (parent)-[:AUTHORED]->(node:Content)
ORDER BY node.createdAt DESC, node.key
