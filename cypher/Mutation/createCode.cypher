// The member is locked before their codes are counted. A text that is taken is told by the id that is not ours: then another one is drawn.
// :param community => 'demo'
// :param member => 'ada'
// :param campaign => 'spring'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newCode => 'K7M2PXQ4'
// :param newId => '01JNEW'
OPTIONAL MATCH (m:Member {community: $community, key: $member})
OPTIONAL MATCH (c:Campaign {community: $community, key: $campaign})
SET m.lockedAt = $now
REMOVE m.lockedAt
RETURN CASE
  WHEN m IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'there is no member ' + $member}
  WHEN c IS NULL THEN {code: 'NOT_FOUND', field: 'campaign', message: 'there is no campaign ' + $campaign}
  WHEN c.endsAt <= $now THEN {code: 'CAMPAIGN_ENDED', field: 'campaign', message: $campaign + ' has ended'}
END AS refused;
MATCH (m:Member {community: $community, key: $member})
MATCH (c:Campaign {community: $community, key: $campaign})
WITH m, coalesce(c.codesPerMember, 1) AS most
RETURN CASE
  WHEN EXISTS { MATCH (m)-[:HOLDS]->(code:ReferralCode) WHERE code.campaign = $campaign AND code.suspendedAt <= $now }
    THEN {code: 'CODE_SUSPENDED', field: 'member', message: 'a code of ' + $member + ' in ' + $campaign + ' is suspended'}
  WHEN COUNT { MATCH (m)-[:HOLDS]->(code:ReferralCode) WHERE code.campaign = $campaign AND code.revokedAt IS NULL } >= most
    THEN {code: 'LIMIT_REACHED', field: 'campaign', message: $member + ' has ' + most + ' codes in ' + $campaign + ' already, which are all it allows'}
END AS refused;
MATCH (m:Member {community: $community, key: $member})
MERGE (code:ReferralCode {community: $community, key: $newCode})
ON CREATE SET code.id = $newId, code.campaign = $campaign, code.createdAt = $now
FOREACH (_ IN CASE WHEN code.id = $newId THEN [1] ELSE [] END | CREATE (m)-[:HOLDS]->(code))
RETURN code.id AS code, code.id <> $newId AS again
