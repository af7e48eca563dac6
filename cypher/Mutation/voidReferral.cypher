// Nothing is deleted: who brought whom stays known, and so does the first reason. What it has paid is taken back.
// :param community => 'demo'
// :param member => 'ada'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param caller => 'key:1'
// :param at => datetime('2026-01-01T00:00:00Z')
// :param reason => 'bought accounts'
OPTIONAL MATCH (m:Member {community: $community, key: $member})
RETURN CASE
  WHEN m IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'there is no member ' + $member}
  WHEN NOT EXISTS { (m)<-[:REFERRED]-() } THEN {code: 'NOT_FOUND', field: 'member', message: 'nobody brought ' + $member}
END AS refused;
MATCH (m:Member {community: $community, key: $member})
SET m.lockedAt = $now
REMOVE m.lockedAt
WITH m
MATCH (referrer:Member)-[r:REFERRED]->(m)
FOREACH (_ IN CASE WHEN r.state = 'VOIDED' THEN [] ELSE [1] END |
  SET r.state = 'VOIDED', r.voidedAt = coalesce($at, $now), r.voidReason = $reason,
    r.history = coalesce(r.history + '\n', '') + 'VOIDED' + '|' + toString(coalesce($at, $now)) + '|' + replace(coalesce($caller, ''), '|', '/') + '|' + replace(coalesce($reason, ''), '\n', ' '))
RETURN m.id AS member, referrer.id AS referrer, CASE WHEN r.conversion IS NOT NULL THEN [{member: m.id, conversion: r.conversion}] END AS reversing;
INCLUDE _programme/reverse FOR reversing
