// What it was about.
MATCH (parent)-[:ON]->(node:Content)
