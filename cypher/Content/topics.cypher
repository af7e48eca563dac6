// What a content is about.
MATCH (parent)-[:ABOUT]->(node:Topic)
ORDER BY node.name
