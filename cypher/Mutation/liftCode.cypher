// The rule leaves it alone from then on.
// :param community => 'demo'
// :param code => 'K7M2PXQ4'
// :param reason => 'looked at'
OPTIONAL MATCH (c:ReferralCode {community: $community, key: toUpper(trim($code))})
RETURN CASE WHEN c IS NULL THEN {code: 'NOT_FOUND', field: 'code', message: 'there is no code ' + $code} END AS refused;
MATCH (c:ReferralCode {community: $community, key: toUpper(trim($code))})
FOREACH (_ IN CASE WHEN c.suspendedAt IS NULL THEN [] ELSE [1] END | SET c.suspension = 'LIFTED', c.suspensionReason = $reason)
REMOVE c.suspendedAt
RETURN c.id AS code
