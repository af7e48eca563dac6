// What a content was made from.
MATCH (parent)-[:DERIVED_FROM]->(node:Content)
ORDER BY node.key
