// Nothing becomes of it.
// :param community => 'demo'
// :param finding => 'RING/0'
// :param reason => 'looked at'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param caller => 'key:1'
OPTIONAL MATCH (f:ReferralFinding {community: $community, key: $finding})
SET f.lockedAt = $now
REMOVE f.lockedAt
RETURN CASE
  WHEN f IS NULL THEN {code: 'NOT_FOUND', field: 'finding', message: 'there is no finding ' + $finding}
  WHEN f.state = 'CONFIRMED' THEN {code: 'WRONG_STATE', field: 'finding', message: $finding + ' is CONFIRMED'}
END AS refused;
MATCH (f:ReferralFinding {community: $community, key: $finding})
FOREACH (_ IN CASE WHEN f.state = 'OPEN' THEN [1] ELSE [] END |
  SET f.state = 'DISMISSED', f.decidedAt = $now,
    f.history = f.history + '\n' + 'DISMISSED' + '|' + toString($now) + '|' + replace(coalesce($caller, ''), '|', '/') + '|' + replace(coalesce($reason, ''), '\n', ' '))
RETURN f.id AS finding
