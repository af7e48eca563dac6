// The classes of the members in a ranking, some blocks at a time: no row where there is no such ranking.
// :param community => 'demo'
// :param snapshot => '01JSNAPSHOT'
// :param behind => 0
MATCH (s:Snapshot {id: $snapshot})
WHERE s.community = $community AND s.kind = 'INFLUENCE' AND s.status = 'READY'
CALL (s) {
  MATCH (b:RankBlock)
  WHERE b.snapshot = s.id AND b.last > $behind
  WITH b ORDER BY b.last LIMIT 50
  RETURN collect(b {.members, .grades, .pyramids, .last}) AS blocks
}
RETURN blocks
