// The rankings that were computed last, the last first.
// :param community => 'demo'
// :param last => 10
MATCH (s:Snapshot {community: $community, kind: 'INFLUENCE', status: 'READY'})
WHERE s.inputHash IS NOT NULL
RETURN s.id AS id
ORDER BY s.computedAt DESC, id DESC
LIMIT $last
