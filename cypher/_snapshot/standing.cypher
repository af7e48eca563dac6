// Who stood where in a snapshot that is complete, block by block; measures have neither percentiles nor classes.
// :param snapshot => '01'
// :param by => 'INFLUENCE'
MATCH (s:Snapshot {id: $snapshot, status: 'READY'})
CALL (s) {
  MATCH (b:RankBlock)
  WHERE b.snapshot = s.id AND b.last >= 1 AND $by = 'INFLUENCE'
  RETURN b
  UNION ALL
  MATCH (b:ValueBlock)
  WHERE b.snapshot = s.id AND b.last >= 1 AND $by = 'RVI'
  RETURN b
}
RETURN b.members AS members, b.ranks AS ranks, b.scores AS scores, b.percentiles AS percentiles, b.pyramids AS pyramids, b.grades AS grades
ORDER BY b.last
