// The quality of the contents of members, as a ranking has it, block by block.
// :param snapshot => '01JSNAPSHOT'
MATCH (block:ValueBlock)
WHERE block.snapshot = $snapshot AND block.last > 0
RETURN block.members AS members, block.contentQuality AS raw, block.contentQualityPercentile AS percentiles
ORDER BY block.last
