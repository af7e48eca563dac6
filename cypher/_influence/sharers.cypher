// Who shared whose contents up to a time, one row an author.
// :param community => 'demo'
// :param asOf => datetime('2024-01-01T00:00:00Z')
MATCH (a:Member {community: $community})
WHERE a.key IS NOT NULL
CALL (a) {
  MATCH (a)-[:AUTHORED]->(:Content)<-[r:SHARED]-(b:Member)
  WHERE b <> a AND coalesce(r.at <= $asOf, true) AND coalesce(b.joinedAt <= $asOf, true)
  RETURN collect(DISTINCT b.id) AS targets
}
WITH a, targets
WHERE size(targets) > 0
RETURN a.id AS source, targets
