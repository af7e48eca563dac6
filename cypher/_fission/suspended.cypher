// Whose codes in a campaign are suspended.
// :param community => 'demo'
// :param campaign => 'spring'
// :param now => datetime('2026-01-01T00:00:00Z')
MATCH (code:ReferralCode)
WHERE code.community = $community AND code.campaign = $campaign AND code.key IS NOT NULL AND code.suspendedAt <= $now
MATCH (m:Member)-[:HOLDS]->(code)
RETURN DISTINCT m.id AS id
