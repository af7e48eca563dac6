// The rankings that look from the latest times, the latest first; of equal ones what was computed last.
// :param community => 'demo'
// :param last => 10
MATCH (s:Snapshot {community: $community, kind: 'INFLUENCE', status: 'READY'})
WHERE s.inputHash IS NOT NULL
RETURN s.id AS id
ORDER BY s.asOf DESC, s.computedAt DESC, id DESC
LIMIT $last
