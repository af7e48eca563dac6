// A ranking, block by block.
// :param snapshot => '01JSNAPSHOT'
// :param by => 'INFLUENCE'
CALL () {
  MATCH (block:RankBlock)
  WHERE block.snapshot = $snapshot AND block.last >= 1 AND $by = 'INFLUENCE'
  RETURN block
  UNION ALL
  MATCH (block:ValueBlock)
  WHERE block.snapshot = $snapshot AND block.last >= 1 AND $by = 'RVI'
  RETURN block
}
RETURN properties(block) AS block
ORDER BY block.last
