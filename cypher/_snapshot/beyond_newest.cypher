// The complete snapshots of a community beyond the newest ones, among which the current one counts as the newest.
// :param community => 'demo'
// :param kind => 'INFLUENCE'
// :param keep => 10
MATCH (s:Snapshot {community: $community, kind: $kind, status: 'READY'})
WHERE s.inputHash IS NOT NULL
WITH s, EXISTS { MATCH (:Community {key: $community, influence: s.id}) } AS current
ORDER BY current DESC, s.computedAt DESC, s.id DESC
SKIP $keep
RETURN s.id AS id
