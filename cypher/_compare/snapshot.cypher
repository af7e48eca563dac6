// A computation of a community, if it is complete.
// :param community => 'demo'
// :param snapshot => '01JSNAPSHOT'
MATCH (s:Snapshot {id: $snapshot})
WHERE s.community = $community AND s.status = 'READY'
RETURN properties(s) AS snapshot
