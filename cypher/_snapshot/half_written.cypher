// Snapshots that a run began and did not finish.
// :param community => 'demo'
// :param kind => 'INFLUENCE'
MATCH (s:Snapshot {community: $community, kind: $kind, status: 'WRITING'})
WHERE s.inputHash IS NOT NULL
RETURN s.id AS id
