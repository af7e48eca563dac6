// The slot that holds the current ranking says where everybody stands.
// :param snapshot => '01JSNAPSHOT'
// :param atLeast => 0.9
// :param atMost => 1.0
RETURN EXISTS {
  MATCH (parent)<-[rank:RANKED]-(:RankingSlot)
  WHERE rank.snapshot = $snapshot AND rank.percentile >= $atLeast
    AND rank.percentile <= $atMost // when atMost
    AND rank.position > 0 // when start
} AS value
