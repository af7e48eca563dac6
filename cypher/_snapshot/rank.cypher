// One block of a ranking, into a slot: the relationships stay from one ranking to the next, so that nobody's member is locked.
// :param community => 'demo'
// :param slot => 0
// :param block => {snapshot: '01', first: 1, members: ['02'], ranks: [1], scores: [100.0], percentiles: [1.0], pyramids: ['HEAD'], grades: ['S'], before: [0]}
MATCH (slot:RankingSlot {community: $community, number: $slot})
WHERE slot.snapshot = $block.snapshot
UNWIND range(0, size($block.members) - 1) AS i
MATCH (m:Member {id: $block.members[i]})
MERGE (slot)-[r:RANKED]->(m)
SET r.snapshot = $block.snapshot, r.position = $block.first + i, r.rank = $block.ranks[i], r.score = $block.scores[i],
  r.percentile = $block.percentiles[i], r.pyramid = $block.pyramids[i], r.grade = $block.grades[i],
  r.delta = CASE WHEN $block.before[i] > 0 THEN $block.before[i] - $block.ranks[i] END
RETURN count(*) AS written
