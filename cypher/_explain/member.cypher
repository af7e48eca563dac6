// A member and the ranking to explain.
// :param community => 'demo'
// :param key => 'ada'
// :param snapshot => '01JSNAPSHOT'
MATCH (m:Member {community: $community, key: $key})
MATCH (s:Snapshot {id: $snapshot})
WHERE s.community = $community AND s.kind = 'INFLUENCE' AND s.status = 'READY'
RETURN m.id AS member, properties(s) AS snapshot
