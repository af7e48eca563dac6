// Who brings, and in which campaign: a code says both. A code that nobody has here is only kept, where the referrer is named.
// :param community => 'demo'
// :param referrer => 'ada'
// :param member => 'ben'
// :param campaign => 'spring'
// :param code => 'K7M2PXQ4'
// :param at => datetime('2026-01-01T00:00:00Z')
// :param now => datetime('2026-01-01T00:00:00Z')
WITH coalesce($at, $now) AS at
OPTIONAL MATCH (code:ReferralCode {community: $community, key: toUpper(trim($code))})
OPTIONAL MATCH (holder:Member)-[:HOLDS]->(code)
WITH at, code, holder, coalesce($referrer, holder.key) AS name
OPTIONAL MATCH (referrer:Member {community: $community, key: name})
OPTIONAL MATCH (campaign:Campaign {community: $community, key: coalesce($campaign, code.campaign)})
RETURN referrer.key AS referrer, campaign.key AS campaign, coalesce(code.key, $code) AS code, CASE
  WHEN $referrer IS NULL AND $code IS NULL
    THEN {code: 'OUT_OF_RANGE', field: 'referrer', message: 'who brings is said by referrer or by code'}
  WHEN $referrer IS NULL AND code IS NULL THEN {code: 'NOT_FOUND', field: 'code', message: 'there is no code ' + $code}
  WHEN referrer IS NULL THEN {code: 'NOT_FOUND', field: 'referrer', message: 'there is no member ' + $referrer}
  WHEN referrer.key = $member THEN {code: 'SELF_REFERRAL', field: 'referrer', message: 'members cannot refer themselves'}
  WHEN holder <> referrer THEN {code: 'OUT_OF_RANGE', field: 'code', message: 'the code ' + code.key + ' is not one of ' + $referrer}
  WHEN $campaign IS NOT NULL AND campaign IS NULL
    THEN {code: 'NOT_FOUND', field: 'campaign', message: 'there is no campaign ' + $campaign}
  WHEN code.campaign <> campaign.key
    THEN {code: 'OUT_OF_RANGE', field: 'code', message: 'the code ' + code.key + ' is of the campaign ' + code.campaign}
  WHEN code.suspendedAt <= at THEN {code: 'CODE_SUSPENDED', field: 'code', message: 'the code ' + code.key + ' is suspended'}
  WHEN code.revokedAt <= at THEN {code: 'CODE_REVOKED', field: 'code', message: 'the code ' + code.key + ' was revoked'}
  WHEN at < campaign.startsAt THEN {code: 'CAMPAIGN_NOT_STARTED', field: 'campaign', message: campaign.key + ' has not started'}
  WHEN at >= campaign.endsAt THEN {code: 'CAMPAIGN_ENDED', field: 'campaign', message: campaign.key + ' has ended'}
END AS refused
