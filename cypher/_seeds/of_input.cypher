// The seeds that were chosen for an input.
// :param community => 'demo'
// :param inputHash => 'ab'
MATCH (s:Snapshot {community: $community, kind: 'SEEDS', inputHash: $inputHash, status: 'READY'})
RETURN s.id AS id
ORDER BY id DESC
LIMIT 1
