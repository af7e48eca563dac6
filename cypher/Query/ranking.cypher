// The current ranking is read from its slot, where an index on (snapshot, position) finds and orders the page; any other from its blocks,
// of which a page that is not filtered needs three at most. A snapshot of a measure has no percentiles, and is no ranking.
// :param snapshot => '01JSNAPSHOT'
// :param behind => 0
// :param first => 10
// when current, by_INFLUENCE
MATCH ()-[edge:RANKED]->(node:Member)
USING INDEX SEEK edge:RANKED(snapshot, position) // when page
// when current, by_RVI
MATCH ()-[edge:VALUED]->(node:Member)
USING INDEX SEEK edge:VALUED(snapshot, position) // when page
// when current
WHERE edge.snapshot = $snapshot
  AND edge.position >= 1 // when whole
// when older, by_INFLUENCE
MATCH (block:RankBlock)
// when older, by_RVI
MATCH (block:ValueBlock)
// when older
WHERE block.snapshot = $snapshot AND block.last > $behind AND block.percentiles IS NOT NULL
  AND block.first <= $behind + $first + 1000 // when plain
WITH block ORDER BY block.first
WITH block.first AS start, block.members AS members, block.ranks AS ranks, block.scores AS scores, block.percentiles AS percentiles,
  block.pyramids AS pyramids, block.grades AS grades, block.before AS before
WITH *, CASE WHEN $behind < start THEN 0 ELSE $behind - start + 1 END AS begin
CALL (*) {
  UNWIND range(begin, size(members) - 1) AS i
  WITH members[i] AS id, {
    snapshot: $snapshot, position: start + i, rank: ranks[i], score: scores[i], percentile: percentiles[i], pyramid: pyramids[i], grade: grades[i],
    delta: CASE WHEN before[i] > 0 THEN before[i] - ranks[i] END
  } AS edge
  WHERE edge.snapshot = $snapshot // tests of edge
  MATCH (node:Member {id: id})
  RETURN node, edge
  LIMIT $first + 1 // when plain
}
WITH node, edge // in order
WHERE edge.snapshot = $snapshot
ORDER BY edge.position
