// Complete measures of earlier states of the graph, beyond the newest one, which somebody may still be paging through.
// :param community => 'demo'
// :param formula => 'DEGREE [FOLLOWS] NATURAL'
MATCH (s:Snapshot {community: $community, kind: 'MEASURE', formula: $formula, status: 'READY'})
WHERE s.inputHash IS NOT NULL
WITH s ORDER BY s.computedAt DESC, s.id DESC
SKIP 1
RETURN s.id AS id
