// Says that a referral has converted. One that has stays as it is.
// :param community => 'demo'
// :param member => 'ben'
// :param reason => 'looked at'
// :param at => datetime('2026-01-01T00:00:00Z')
// :param amount => 100000
// :param currency => 'EUR'
// :param newId => '01JNEW'
// :param now => datetime('2026-01-01T00:00:00Z')
OPTIONAL MATCH (m:Member {community: $community, key: $member})
SET m.lockedAt = $now
REMOVE m.lockedAt
WITH m
OPTIONAL MATCH (m)<-[r:REFERRED]-(:Member)
RETURN CASE
  WHEN m IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'there is no member ' + $member}
  WHEN r IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'nobody brought ' + $member}
  WHEN NOT r.state IN ['PENDING', 'CONVERTED', 'APPROVED', 'FLAGGED']
    THEN {code: 'WRONG_STATE', field: 'member', message: 'the referral of ' + $member + ' is ' + r.state}
END AS refused;
MATCH (community:Community {key: $community})
MATCH (m:Member {community: $community, key: $member})
MATCH (referrer:Member)-[r:REFERRED]->(m)
OPTIONAL MATCH (c:Campaign {community: $community, key: r.campaign})
WITH community, m, referrer, r, c, coalesce($at, $now) AS at
RETURN m.id AS member, referrer.id AS referrer, CASE WHEN r.convertedAt IS NULL THEN m.id END AS converting, {
  conversion: 'explicit:' + $newId, at: at, amountE4: coalesce($amount, c.conversionAmountE4), currency: coalesce($currency, community.currency),
  reason: $reason
} AS said, CASE
  WHEN r.convertedAt IS NOT NULL THEN null
  WHEN at < r.at THEN {code: 'OUT_OF_RANGE', field: 'at', message: 'the referral of ' + $member + ' is later'}
  WHEN at < c.startsAt THEN {code: 'CAMPAIGN_NOT_STARTED', field: 'at', message: c.key + ' has not started'}
  WHEN at >= c.endsAt THEN {code: 'CAMPAIGN_ENDED', field: 'at', message: c.key + ' has ended'}
  WHEN $amount < 0 THEN {code: 'OUT_OF_RANGE', field: 'amount', message: 'an amount is 0 or more'}
END AS refused;
INCLUDE _programme/convert FOR converting;
INCLUDE _programme/reward FOR converted
