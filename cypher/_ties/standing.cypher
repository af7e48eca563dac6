// How much members matter, 0 to 1, which weighs in the value of ties to them: the percentile of their relationship value in the snapshot that was
// current. Query/tie says the same.
// :param members => ['01J']
// :param snapshot => '01JSNAPSHOT'
UNWIND $members AS id
MATCH (m:Member {id: id})<-[rank:VALUED]-()
WHERE rank.snapshot = $snapshot
RETURN id, rank.percentile AS standing
