// What was computed of an input, if it is complete.
// :param community => 'demo'
// :param kind => 'MEASURE'
// :param inputHash => 'ab'
MATCH (s:Snapshot {community: $community, kind: $kind, inputHash: $inputHash, status: 'READY'})
RETURN s.id AS id
ORDER BY id DESC
LIMIT 1
