// Who had which rank in a snapshot that is complete, block by block.
// :param snapshot => '01'
MATCH (s:Snapshot {id: $snapshot, status: 'READY'})
CALL (s) {
  MATCH (b:RankBlock)
  WHERE b.snapshot = s.id AND b.last >= 1
  RETURN b.members AS members, b.ranks AS ranks
}
RETURN members, ranks
