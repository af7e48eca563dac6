// The channel of a circle.
MATCH (parent)-[:PART_OF]->(node:Channel)
