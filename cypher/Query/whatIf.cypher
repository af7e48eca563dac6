// The rankings are weighed before this runs; their snapshot is read in blocks, of which a page that is not filtered needs three at most.
// :param measured => '01JSNAPSHOT'
// :param behind => 0
// :param first => 10
MATCH (block:RankBlock) // when by_INFLUENCE
MATCH (block:ValueBlock) // when by_RVI
WHERE block.snapshot = $measured AND block.last > $behind
  AND block.first <= $behind + $first + 1000 // when plain
WITH block.first AS start, block.members AS members, block.ranks AS ranks, block.scores AS scores,
  block.percentiles AS percentiles, block.pyramids AS pyramids, block.grades AS grades, block.before AS before
WITH *, CASE WHEN $behind < start THEN 0 ELSE $behind - start + 1 END AS begin
CALL (members, begin) {
  UNWIND range(begin, size(members) - 1) AS i
  MATCH (node:Member {id: members[i]})
  RETURN node, i
  LIMIT $first + 1 // when plain
}
WITH node, {
  snapshot: $measured, position: start + i, rank: ranks[i], score: scores[i], percentile: percentiles[i], pyramid: pyramids[i], grade: grades[i],
  delta: CASE WHEN before[i] > 0 THEN before[i] - ranks[i] END
} AS edge
WHERE edge.snapshot = $measured
ORDER BY edge.position
