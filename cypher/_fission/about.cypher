// What fission scores of a community depend on besides its members.
// :param community => 'demo'
// :param snapshot => '01JSNAPSHOT'
MATCH (c:Community {key: $community})
OPTIONAL MATCH (s:Snapshot {id: $snapshot})
RETURN coalesce(c.trustScale, 1.0) AS trustScale, s.asOf AS asOf
