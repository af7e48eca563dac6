// What a topic is part of.
MATCH (parent)-[:BROADER]->(node:Topic)
ORDER BY node.name
