// Keeps chosen seeds, few enough to be properties, and lets go of all but the newest.
// :param community => 'demo'
// :param seeds => {id: '01', kind: 'SEEDS', inputHash: 'ab', chosen: ['02'], gains: [2.5], spreads: [2.5], spread: 2.5, standardError: 0.1}
// :param keep => 50
CREATE (s:Snapshot {community: $community, status: 'READY'})
SET s += $seeds
WITH s
CALL (s) {
  MATCH (old:Snapshot {community: $community, kind: 'SEEDS'})
  WHERE old <> s AND old.inputHash IS NOT NULL
  WITH old ORDER BY old.computedAt DESC, old.id DESC
  SKIP $keep - 1
  DETACH DELETE old
}
RETURN s.id AS id
