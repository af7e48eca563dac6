// Where the member stands by relationship value.
// :param of => '01J'
// :param snapshot => '01JSNAPSHOT'
MATCH (parent:Member {id: $of})
OPTIONAL MATCH (parent)<-[rank:VALUED]-(:RankingSlot)
WHERE rank.snapshot = $snapshot
WITH head(collect(rank)) AS rank
RETURN {grade: rank.grade, percentile: rank.percentile, rank: rank.rank, score: rank.score} AS figures
