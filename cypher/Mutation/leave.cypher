// The first time stays. Whoever was merged away in this moment is looked for again.
// :param community => 'demo'
// :param member => 'ada'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param at => datetime('2026-01-01T00:00:00Z')
OPTIONAL MATCH (m:Member {community: $community, key: $member})
RETURN CASE WHEN m IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'there is no member ' + $member} END AS refused;
MATCH (m:Member {community: $community, key: $member})
SET m.lockedAt = $now
REMOVE m.lockedAt
FOREACH (_ IN CASE WHEN m.leftAt IS NULL THEN [1] ELSE [] END |
  SET m.leftAt = coalesce($at, $now), m.version = coalesce(m.version, 1) + 1)
RETURN m.id AS member, NOT m:Member AS again
