// Its rewards are available from now on, if they were not before: then it was approved by itself.
// :param community => 'demo'
// :param member => 'ben'
// :param reason => 'looked at'
// :param at => datetime('2026-01-01T00:00:00Z')
// :param now => datetime('2026-01-01T00:00:00Z')
// :param caller => 'key:1'
OPTIONAL MATCH (m:Member {community: $community, key: $member})
SET m.lockedAt = $now
REMOVE m.lockedAt
WITH m
OPTIONAL MATCH (m)<-[r:REFERRED]-(:Member)
RETURN CASE
  WHEN m IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'there is no member ' + $member}
  WHEN r IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'nobody brought ' + $member}
  WHEN NOT r.state IN ['CONVERTED', 'APPROVED']
    THEN {code: 'WRONG_STATE', field: 'member', message: 'the referral of ' + $member + ' is ' + r.state}
END AS refused;
MATCH (m:Member {community: $community, key: $member})
MATCH (referrer:Member)-[r:REFERRED]->(m)
WITH m, referrer, r, r.state = 'CONVERTED' AND coalesce(r.holdUntil > $now, true) AS held
FOREACH (_ IN CASE WHEN held THEN [1] ELSE [] END |
  SET r.state = 'APPROVED', r.holdUntil = $now,
    r.history = coalesce(r.history + '\n', '') + 'APPROVED' + '|' + toString(coalesce($at, $now)) + '|' + replace(coalesce($caller, ''), '|', '/') + '|' + replace(coalesce($reason, ''), '\n', ' '))
RETURN m.id AS member, referrer.id AS referrer, CASE WHEN held THEN m.id END AS converting;
INCLUDE _programme/release FOR converting
