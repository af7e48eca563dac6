// The snapshot that a run began last and stored whole without publishing it.
// :param community => 'demo'
// :param kind => 'INFLUENCE'
MATCH (s:Snapshot {community: $community, kind: $kind, status: 'WRITING'})
WHERE s.inputHash IS NOT NULL AND s.stored
RETURN properties(s) AS snapshot
ORDER BY s.id DESC
LIMIT 1
