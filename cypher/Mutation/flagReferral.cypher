// Until it is looked at its rewards are not available. Flagging twice is flagging once.
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
  WHEN NOT r.state IN ['PENDING', 'CONVERTED', 'APPROVED', 'FLAGGED']
    THEN {code: 'WRONG_STATE', field: 'member', message: 'the referral of ' + $member + ' is ' + r.state}
END AS refused;
MATCH (m:Member {community: $community, key: $member})
MATCH (referrer:Member)-[r:REFERRED]->(m)
WITH m, referrer, r, r.state <> 'FLAGGED' AS flagged
FOREACH (_ IN CASE WHEN flagged THEN [1] ELSE [] END |
  SET r.state = 'FLAGGED',
    r.history = coalesce(r.history + '\n', '') + 'FLAGGED' + '|' + toString(coalesce($at, $now)) + '|' + replace(coalesce($caller, ''), '|', '/') + '|' + replace(coalesce($reason, ''), '\n', ' '))
RETURN m.id AS member, referrer.id AS referrer, CASE WHEN flagged THEN m.id END AS converting;
INCLUDE _programme/release FOR converting
