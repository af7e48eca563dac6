// The slot that holds the current ranking says where everybody stands.
// :param snapshot => '01JSNAPSHOT'
// :param classes => ['HEAD']
RETURN EXISTS {
  MATCH (parent)<-[rank:RANKED]-(:RankingSlot)
  WHERE rank.snapshot = $snapshot AND rank.pyramid IN $classes
    AND rank.position > 0 // when start
} AS value
