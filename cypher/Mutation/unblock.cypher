// Not blocking already is fine. Whoever was merged away in this moment is looked for again.
// :param community => 'demo'
// :param from => 'ada'
// :param to => 'ben'
OPTIONAL MATCH (a:Member {community: $community, key: $from})
OPTIONAL MATCH (b:Member {community: $community, key: $to})
RETURN CASE
  WHEN a IS NULL THEN {code: 'NOT_FOUND', field: 'from', message: 'there is no member ' + $from}
  WHEN b IS NULL THEN {code: 'NOT_FOUND', field: 'to', message: 'there is no member ' + $to}
  WHEN a = b THEN {code: 'SELF_REFERENCE', field: 'to', message: 'members cannot block themselves'}
END AS refused;
MATCH (a:Member {community: $community, key: $from})
MATCH (b:Member {community: $community, key: $to})
OPTIONAL MATCH (a)-[r:BLOCKS]->(b)
DELETE r
RETURN DISTINCT a.id AS blocker, b.id AS blocked, NOT (a:Member AND b:Member) AS again
