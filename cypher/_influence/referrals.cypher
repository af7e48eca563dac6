// Who brought whom up to a time, one row a referrer, who of them had converted by then, whose referral is flagged or voided, and whose is voided.
// :param community => 'demo'
// :param asOf => datetime('2024-01-01T00:00:00Z')
MATCH (a:Member {community: $community})
WHERE a.key IS NOT NULL
CALL (a) {
  MATCH (a)-[r:REFERRED]->(b:Member)
  WHERE coalesce(r.at <= $asOf, true) AND coalesce(b.joinedAt <= $asOf, true)
  RETURN collect(b.id) AS targets, collect(coalesce(r.convertedAt <= $asOf, r.state IN ['CONVERTED', 'APPROVED'], false)) AS converted,
    collect(coalesce(r.state IN ['FLAGGED', 'VOIDED'], false)) AS flagged, collect(coalesce(r.state = 'VOIDED', false)) AS voided
}
WITH a, targets, converted, flagged, voided
WHERE size(targets) > 0
RETURN a.id AS source, targets, converted, flagged, voided
