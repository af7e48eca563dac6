// The slot that holds the current ranking says where everybody stands.
// :param snapshot => '01JSNAPSHOT'
// :param grades => ['S']
RETURN EXISTS {
  MATCH (parent)<-[rank:VALUED]-(:RankingSlot)
  WHERE rank.snapshot = $snapshot AND rank.grade IN $grades
    AND rank.position > 0 // when start
} AS value
