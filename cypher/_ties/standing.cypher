// How much members matter, 0 to 1, which weighs in the value of ties to them. Until there is a relationship value index it is the
// percentile of their influence in the snapshot that was current; what else it shall be is written here, and in Query/tie.
// :param members => ['01J']
// :param snapshot => '01JSNAPSHOT'
UNWIND $members AS id
MATCH (m:Member {id: id})<-[rank:RANKED]-()
WHERE rank.snapshot = $snapshot
RETURN id, rank.percentile AS standing
