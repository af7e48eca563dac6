// What a member bought.
MATCH (parent)-[:PLACED]->(node:Order)
ORDER BY node.at DESC, node.key
