// What the scan has seen.
MATCH (node:ReferralFinding)
WHERE node.community = parent.community AND node.key IS NOT NULL AND node.seenAt = parent.at
ORDER BY node.score DESC, node.key
