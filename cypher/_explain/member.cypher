// A member and the ranking to explain.
// :param community => 'demo'
// :param key => 'ada'
// :param snapshot => '01JSNAPSHOT'
MATCH (m:Member {community: $community, key: $key})
CALL (m) {
  MATCH (s:Snapshot {id: $snapshot})
  WHERE s.community = m.community AND s.kind IN ['INFLUENCE', 'WHAT_IF'] AND s.status = 'READY'
  RETURN properties(s) AS snapshot
}
RETURN m.id AS member, snapshot
