// The newest rating of the pair is replaced; the lock on the truster lets one rating through at a time.
// :param weight => 0.5
// :param at => datetime('2026-01-01T00:00:00Z')
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
// :param community => 'demo'
// :param from => 'ada'
// :param to => 'ben'
MATCH (c:Community {key: $community})
OPTIONAL MATCH (a:Member {community: $community, key: $from})
OPTIONAL MATCH (b:Member {community: $community, key: $to})
RETURN CASE
  WHEN a IS NULL THEN {code: 'NOT_FOUND', field: 'from', message: 'there is no member ' + $from}
  WHEN b IS NULL THEN {code: 'NOT_FOUND', field: 'to', message: 'there is no member ' + $to}
  WHEN a = b THEN {code: 'SELF_REFERENCE', field: 'to', message: 'members cannot rate themselves'}
  WHEN NOT abs($weight) <= c.trustScale
    THEN {code: 'OUT_OF_RANGE', field: 'weight', message: 'a rating lies between -' + c.trustScale + ' and ' + c.trustScale}
END AS refused;
MATCH (a:Member {community: $community, key: $from})
MATCH (b:Member {community: $community, key: $to})
SET a.lockedAt = $now REMOVE a.lockedAt
WITH a, b
OPTIONAL MATCH (a)-[before:TRUSTS]->(b)
WITH a, b, before ORDER BY before.at IS NULL, before.at DESC, before.key LIMIT 1
DELETE before
CREATE (a)-[:TRUSTS {weight: $weight, at: coalesce($at, $now), key: $newId, fromId: a.id, toId: b.id,
  place: toString(500000000000000 - coalesce($at, $now).epochMillis) + right($newId, 21)}]->(b)
RETURN a.id AS truster, b.id AS trusted
