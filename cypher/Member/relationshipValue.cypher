// Where a member stands in a snapshot: in the current one by the slot, in any other by its blocks, of which one says at which position.
// :param snapshot => '01JSNAPSHOT'
// when current
MATCH ()-[node:VALUED]->(parent)
WHERE node.snapshot = $snapshot
// when older
MATCH (place:PlaceBlock)
WHERE place.snapshot = $snapshot AND place.last >= parent.id
WITH parent, place ORDER BY place.last LIMIT 1
WITH place.members AS members, place.valuePositions AS positions, parent
WITH head([i IN range(0, size(members) - 1) WHERE members[i] = parent.id | positions[i]]) AS position
MATCH (block:ValueBlock)
WHERE block.snapshot = $snapshot AND block.last >= position
WITH block, position - block.first AS i, position ORDER BY block.last LIMIT 1
WITH {
  snapshot: $snapshot, position: position, rank: block.ranks[i], score: block.scores[i], percentile: block.percentiles[i],
  grade: block.grades[i],
  delta: CASE WHEN block.before[i] > 0 THEN block.before[i] - block.ranks[i] END
} AS node
