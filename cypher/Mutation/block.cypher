// Both are locked, in the order of their ids: whoever does what a block forbids locks themself, and then looks for blocks.
// :param community => 'demo'
// :param from => 'ada'
// :param to => 'ben'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param at => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
OPTIONAL MATCH (a:Member {community: $community, key: $from})
OPTIONAL MATCH (b:Member {community: $community, key: $to})
RETURN CASE
  WHEN a IS NULL THEN {code: 'NOT_FOUND', field: 'from', message: 'there is no member ' + $from}
  WHEN b IS NULL THEN {code: 'NOT_FOUND', field: 'to', message: 'there is no member ' + $to}
  WHEN a = b THEN {code: 'SELF_REFERENCE', field: 'to', message: 'members cannot block themselves'}
END AS refused;
MATCH (a:Member {community: $community, key: $from})
MATCH (b:Member {community: $community, key: $to})
UNWIND [a, b] AS each
WITH each ORDER BY each.id
SET each.lockedAt = $now
REMOVE each.lockedAt
RETURN count(*) AS locked;
MATCH (a:Member {community: $community, key: $from})
MATCH (b:Member {community: $community, key: $to})
OPTIONAL MATCH (a)-[f:FOLLOWS]-(b)
DELETE f
WITH DISTINCT a, b
MERGE (a)-[r:BLOCKS]->(b)
ON CREATE SET r.at = coalesce($at, $now), r.fromId = a.id, r.toId = b.id,
  r.place = toString(500000000000000 - coalesce($at, $now).epochMillis) + right($newId, 21)
RETURN a.id AS blocker, b.id AS blocked
