// One block of a ranking by relationship value, into a slot, unless it is there already: the relationships stay from one ranking to the next, so that nobody's member is
// locked. What the block says is read once, and not for each member.
// :param community => 'demo'
// :param slot => 0
// :param snapshot => '01'
// :param last => 1000
MATCH (slot:RankingSlot {community: $community, number: $slot})
WHERE slot.snapshot = $snapshot
MATCH (block:ValueBlock)
WHERE block.snapshot = slot.snapshot AND block.last = $last
  AND NOT EXISTS { MATCH ()-[there:VALUED]->() WHERE there.snapshot = $snapshot AND there.position = $last }
WITH slot, block.first AS first, block.members AS members, block.ranks AS ranks, block.scores AS scores, block.percentiles AS percentiles,
  block.pyramids AS pyramids, block.grades AS grades, block.before AS before
UNWIND range(0, size(members) - 1) AS i
MATCH (m:Member {id: members[i]})
MERGE (slot)-[r:VALUED]->(m)
SET r.snapshot = $snapshot, r.position = first + i, r.rank = ranks[i], r.score = scores[i],
  r.percentile = percentiles[i], r.pyramid = pyramids[i], r.grade = grades[i],
  r.delta = CASE WHEN before[i] > 0 THEN before[i] - ranks[i] END
RETURN count(*) AS written
