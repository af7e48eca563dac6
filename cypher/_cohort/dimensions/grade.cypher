// The grade by relationship value in the current ranking.
// :param of => '01J'
// :param snapshot => '01JSNAPSHOT'
MATCH (parent:Member {id: $of})
RETURN [head(COLLECT { MATCH (parent)<-[rank:VALUED]-(:RankingSlot) WHERE rank.snapshot = $snapshot RETURN rank.grade })] AS value
