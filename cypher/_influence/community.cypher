// What the influence of a community depends on besides its members, and the snapshot that is current.
// :param community => 'demo'
MATCH (c:Community {key: $community})
OPTIONAL MATCH (s:Snapshot {id: c.influence})
RETURN coalesce(c.trustScale, 1.0) AS trustScale, c.influence AS influence, s.asOf AS influenceAsOf
