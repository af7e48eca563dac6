// A measure is computed before this runs; its snapshot is read in blocks, of which a page that is not filtered needs three at most.
// :param measured => '01JSNAPSHOT'
// :param behind => 0
// :param first => 10
MATCH (block:RankBlock)
WHERE block.snapshot = $measured AND block.last > $behind
  AND block.first <= $behind + $first + 1000 // when plain
WITH block ORDER BY block.first
WITH block.first AS start, block.members AS members, block.ranks AS ranks, block.scores AS scores
WITH *, CASE WHEN $behind < start THEN 0 ELSE $behind - start + 1 END AS begin
CALL (*) {
  UNWIND range(begin, size(members) - 1) AS i
  WITH members[i] AS id, {snapshot: $measured, position: start + i, rank: ranks[i], score: scores[i]} AS edge
  WHERE edge.snapshot = $measured // tests of edge
  MATCH (node:Member {id: id})
  RETURN node, edge
  LIMIT $first + 1 // when plain
}
WITH node, edge // in order
WHERE edge.snapshot = $measured
ORDER BY edge.position
