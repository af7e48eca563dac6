// Two rankings compared, as far as both are still there. Whoever enters or leaves the first ones has changed, however few the ranks.
// :param top => 10
// :param minDelta => 1
MATCH (ranking:Snapshot {id: parent.snapshot, status: 'READY'})
WHERE parent.previous IS NULL OR EXISTS { MATCH (:Snapshot {id: parent.previous, status: 'READY'}) }
MATCH ()-[place:RANKED]->(member:Member)
USING INDEX SEEK place:RANKED(snapshot, position)
WHERE place.snapshot IN [ranking.id, parent.previous] AND place.position <= $top
WITH DISTINCT member
OPTIONAL MATCH (member)<-[later:RANKED {snapshot: parent.snapshot}]-()
OPTIONAL MATCH (member)<-[earlier:RANKED {snapshot: parent.previous}]-()
WITH member, later, earlier, coalesce(later.position <= $top, false) AS among, coalesce(earlier.position <= $top, false) AS amongBefore
WHERE among <> amongBefore OR abs(later.rank - earlier.rank) >= $minDelta
WITH {member: member, key: member.key, rank: later.rank, before: earlier.rank, delta: earlier.rank - later.rank} AS node
ORDER BY node.rank, node.before, node.key
