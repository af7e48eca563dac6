// Two rankings compared, as far as both are still there. Whoever enters or leaves the first ones has changed, however few the ranks.
// :param top => 10
// :param minDelta => 1
MATCH (ranking:Snapshot {id: parent.snapshot, status: 'READY'})
WHERE parent.previous IS NULL OR EXISTS { MATCH (:Snapshot {id: parent.previous, status: 'READY'}) }
MATCH (block:RankBlock)
WHERE block.snapshot IN [ranking.id, parent.previous] AND block.last >= 1 AND block.first <= $top
UNWIND block.members[..toInteger($top) - block.first + 1] AS id
WITH DISTINCT id
CALL (parent, id) {
  UNWIND [parent.snapshot, parent.previous] AS snapshot
  MATCH (place:PlaceBlock)
  WHERE place.snapshot = snapshot AND place.last >= id
  WITH snapshot, id, min(place.last) AS last
  MATCH (place:PlaceBlock {snapshot: snapshot, last: last})
  WITH snapshot, place.positions[[i IN range(0, size(place.members) - 1) WHERE place.members[i] = id | i][0]] AS position
  WHERE position IS NOT NULL
  MATCH (block:RankBlock)
  WHERE block.snapshot = snapshot AND block.last >= position AND block.first <= position
  RETURN collect({snapshot: snapshot, position: position, rank: block.ranks[position - block.first]}) AS places
}
WITH parent, id, head([place IN places WHERE place.snapshot = parent.snapshot]) AS later,
  head([place IN places WHERE place.snapshot = parent.previous]) AS earlier
WITH id, later, earlier, coalesce(later.position <= $top, false) AS among, coalesce(earlier.position <= $top, false) AS amongBefore
WHERE among <> amongBefore OR abs(later.rank - earlier.rank) >= $minDelta
MATCH (member:Member {id: id})
WITH {member: member, key: member.key, rank: later.rank, before: earlier.rank, delta: earlier.rank - later.rank} AS node
ORDER BY node.rank, node.before, node.key
