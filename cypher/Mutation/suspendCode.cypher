// The first time stays.
// :param community => 'demo'
// :param code => 'K7M2PXQ4'
// :param reason => 'sold on a market'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param at => datetime('2026-01-01T00:00:00Z')
OPTIONAL MATCH (c:ReferralCode {community: $community, key: toUpper(trim($code))})
RETURN CASE WHEN c IS NULL THEN {code: 'NOT_FOUND', field: 'code', message: 'there is no code ' + $code} END AS refused;
MATCH (c:ReferralCode {community: $community, key: toUpper(trim($code))})
FOREACH (_ IN CASE WHEN c.suspension = 'HAND' THEN [] ELSE [1] END |
  SET c.suspension = 'HAND', c.suspendedAt = coalesce(c.suspendedAt, $at, $now), c.suspensionReason = $reason)
RETURN c.id AS code
