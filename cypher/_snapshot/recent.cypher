// What was computed last of a formula, how long that took, and whether it was found to be of the present state within the last milliseconds.
// :param community => 'demo'
// :param kind => 'MEASURE'
// :param formula => 'DEGREE [FOLLOWS] NATURAL'
// :param millis => 60000
MATCH (s:Snapshot {community: $community, kind: $kind, formula: $formula, status: 'READY'})
WHERE s.inputHash IS NOT NULL
RETURN s.id AS id, s.durationMs AS durationMs, coalesce(s.confirmedAt > timestamp() - $millis, false) AS confirmed
ORDER BY confirmed DESC, s.computedAt DESC, id DESC
LIMIT 1
