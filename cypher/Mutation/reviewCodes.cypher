// Who fails was found before the transaction. What was decided by hand stays.
// :param community => 'demo'
// :param campaign => 'spring'
// :param prepared => {failing: [{key: 'ada', quality: 0.1, total: 12}]}
// :param now => datetime('2026-01-01T00:00:00Z')
OPTIONAL MATCH (c:Campaign {community: $community, key: $campaign})
SET c.lockedAt = $now
REMOVE c.lockedAt
RETURN CASE WHEN c IS NULL THEN {code: 'NOT_FOUND', field: 'campaign', message: 'there is no campaign ' + $campaign} END AS refused;
UNWIND $prepared.failing AS failed
MATCH (m:Member)
WHERE m.community = $community AND m.key = failed.key
MATCH (m)-[:HOLDS]->(code:ReferralCode)
WHERE code.campaign = $campaign AND code.suspension IS NULL AND code.suspendedAt IS NULL
SET code.suspension = 'RULE', code.suspendedAt = $now,
  code.suspensionReason = 'quality ' + toString(round(failed.quality, 4)) + ' of ' + failed.total + ' members'
RETURN count(*) AS suspended;
MATCH (code:ReferralCode)
WHERE code.community = $community AND code.campaign = $campaign AND code.key IS NOT NULL AND code.suspension = 'RULE'
  AND NOT EXISTS { MATCH (m:Member)-[:HOLDS]->(code) WHERE m.key IN [failed IN $prepared.failing | failed.key] }
REMOVE code.suspension, code.suspendedAt, code.suspensionReason
RETURN count(*) AS lifted;
MATCH (c:Campaign {community: $community, key: $campaign})
RETURN c.id AS campaign
