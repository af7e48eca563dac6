// Measures that were up to date before our own writing are so after it: a ranking changes nothing that is measured.
// :param community => 'demo'
// :param before => 100
// :param after => 105
MATCH (s:Snapshot {community: $community, kind: 'MEASURE'})
WHERE s.inputHash IS NOT NULL AND s.graphVersion = $before
SET s.graphVersion = $after
RETURN count(*) AS carried
