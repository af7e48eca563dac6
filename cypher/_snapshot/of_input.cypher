// The complete measures of one input, the newest first.
// :param community => 'demo'
// :param inputHash => 'ab'
MATCH (s:Snapshot {community: $community, kind: 'MEASURE', inputHash: $inputHash, status: 'READY'})
RETURN s.id AS id, s.graphVersion AS graphVersion
ORDER BY s.computedAt DESC, id DESC
