// Who brought whom up to a time, one row a referrer, without what was voided, and who of them had converted by then.
// :param community => 'demo'
// :param asOf => datetime('2024-01-01T00:00:00Z')
MATCH (a:Member {community: $community})
WHERE a.key IS NOT NULL
CALL (a) {
  MATCH (a)-[r:REFERRED]->(b:Member)
  WHERE coalesce(r.at <= $asOf, true) AND coalesce(b.joinedAt <= $asOf, true) AND coalesce(r.state <> 'VOIDED', true)
  RETURN collect(b.id) AS targets, collect(coalesce(r.convertedAt <= $asOf, r.state IN ['CONVERTED', 'APPROVED'], false)) AS converted
}
WITH a, targets, converted
WHERE size(targets) > 0
RETURN a.id AS source, targets, converted
