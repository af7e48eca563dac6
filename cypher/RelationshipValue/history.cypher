// Where the member stood in each snapshot that is kept, in the order of the times they look from: who it is, its block says.
MATCH (block:ValueBlock)
WHERE block.snapshot = parent.snapshot AND block.last >= parent.position
WITH block.community AS community, block.members[parent.position - block.first] AS member ORDER BY block.last LIMIT 1
MATCH (snapshot:Snapshot {community: community, kind: 'INFLUENCE', status: 'READY'})
WHERE snapshot.id IS NOT NULL
CALL (snapshot, member) {
  MATCH (place:PlaceBlock)
  WHERE place.snapshot = snapshot.id AND place.last >= member
  WITH place, member ORDER BY place.last LIMIT 1
  WITH place.members AS members, place.valuePositions AS positions, member
  WITH head([i IN range(0, size(members) - 1) WHERE members[i] = member | positions[i]]) AS position
  MATCH (block:ValueBlock)
  WHERE block.snapshot = snapshot.id AND block.last >= position
  WITH block, position - block.first AS i ORDER BY block.last LIMIT 1
  RETURN block.ranks[i] AS rank, block.scores[i] AS score, block.percentiles[i] AS percentile, block.grades[i] AS grade
}
WITH {
  snapshot: snapshot, asOf: snapshot.asOf, rank: rank, score: score, percentile: percentile, grade: grade, id: snapshot.id
} AS node
ORDER BY node.asOf DESC, node.id DESC
