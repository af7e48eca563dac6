// Two rankings compared, as far as both are still there: the one that was the current one before the first change that was not told yet (or if that
// is not kept, the one right before), and the last. Whoever enters or leaves the first ones has changed, however few the ranks.
// :param since => 1
// :param top => 10
// :param minDelta => 1
OPTIONAL MATCH (first:Entry {number: $since})
WITH parent, CASE
  WHEN first.number IS NOT NULL AND first.previous IS NULL THEN null
  WHEN EXISTS { MATCH (:Snapshot {id: first.previous, status: 'READY'}) } THEN first.previous
  ELSE parent.previous
END AS previous
MATCH (ranking:Snapshot {id: parent.snapshot, status: 'READY'})
WHERE previous IS NULL OR EXISTS { MATCH (:Snapshot {id: previous, status: 'READY'}) }
MATCH (block:RankBlock)
WHERE block.snapshot IN [ranking.id, previous] AND block.last >= 1 AND block.first <= $top
UNWIND block.members[..toInteger($top) - block.first + 1] AS id
WITH DISTINCT parent, previous, id
CALL (parent, previous, id) {
  UNWIND [parent.snapshot, previous] AS snapshot
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
WITH id, head([place IN places WHERE place.snapshot = parent.snapshot]) AS later,
  head([place IN places WHERE place.snapshot = previous]) AS earlier
WITH id, later, earlier, coalesce(later.position <= $top, false) AS among, coalesce(earlier.position <= $top, false) AS amongBefore
WHERE among <> amongBefore OR abs(later.rank - earlier.rank) >= $minDelta
MATCH (member:Member {id: id})
WITH {member: member, key: member.key, rank: later.rank, before: earlier.rank, delta: earlier.rank - later.rank} AS node
ORDER BY node.rank, node.before, node.key
