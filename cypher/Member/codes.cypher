// The codes of a member.
MATCH (parent)-[:HOLDS]->(node:ReferralCode)
ORDER BY node.createdAt DESC, node.key
