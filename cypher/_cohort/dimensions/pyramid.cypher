// The class by influence in the current ranking.
// :param of => '01J'
// :param snapshot => '01JSNAPSHOT'
MATCH (parent:Member {id: $of})
RETURN [head(COLLECT { MATCH (parent)<-[rank:RANKED]-(:RankingSlot) WHERE rank.snapshot = $snapshot RETURN rank.pyramid })] AS value
