// A ranking, block by block.
// :param snapshot => '01JSNAPSHOT'
MATCH (block:RankBlock)
WHERE block.snapshot = $snapshot AND block.last >= 1
RETURN properties(block) AS block
ORDER BY block.last
