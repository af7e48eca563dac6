// Members follow each other. Who follows is locked, so that nobody is followed in the moment of a block.
// :param at => datetime('2026-01-01T00:00:00Z')
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
// :param community => 'demo'
// :param from => 'ada'
// :param to => 'ben'
OPTIONAL MATCH (a:Member {community: $community, key: $from})
OPTIONAL MATCH (b:Member {community: $community, key: $to})
SET a.lockedAt = $now
REMOVE a.lockedAt
RETURN CASE
  WHEN a IS NULL THEN {code: 'NOT_FOUND', field: 'from', message: 'there is no member ' + $from}
  WHEN b IS NULL THEN {code: 'NOT_FOUND', field: 'to', message: 'there is no member ' + $to}
  WHEN a = b THEN {code: 'SELF_REFERENCE', field: 'to', message: 'members cannot follow themselves'}
  WHEN EXISTS { (a)-[:BLOCKS]-(b) } THEN {code: 'BLOCKED', field: 'to', message: 'there is a block between ' + $from + ' and ' + $to}
END AS refused;
MATCH (a:Member {community: $community, key: $from})
MATCH (b:Member {community: $community, key: $to})
MERGE (a)-[f:FOLLOWS]->(b)
ON CREATE SET f.at = coalesce($at, $now), f.fromId = a.id, f.toId = b.id,
  f.place = toString(500000000000000 - coalesce($at, $now).epochMillis) + right($newId, 21)
RETURN a.id AS follower, b.id AS followed
