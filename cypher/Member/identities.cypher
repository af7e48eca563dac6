// The accounts of a member.
MATCH (parent)-[:KNOWN_AS]->(node:Identity)
ORDER BY node.platform, node.externalId
