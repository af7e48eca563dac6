// Where the member stands by influence.
// :param of => '01J'
// :param snapshot => '01JSNAPSHOT'
MATCH (parent:Member {id: $of})
OPTIONAL MATCH (parent)<-[rank:RANKED]-(:RankingSlot)
WHERE rank.snapshot = $snapshot
WITH head(collect(rank)) AS rank
RETURN {pyramid: rank.pyramid, percentile: rank.percentile, rank: rank.rank, score: rank.score} AS figures
