// The parts of both scores, from the blocks of both ranks; measures have none.
CALL (parent) {
  MATCH (block:RankBlock)
  WHERE parent.before.by = 'INFLUENCE' AND block.snapshot = parent.before.snapshot AND block.last >= parent.before.position
  RETURN block AS earlier ORDER BY block.last LIMIT 1
  UNION ALL
  MATCH (block:ValueBlock)
  WHERE parent.before.by = 'RVI' AND block.snapshot = parent.before.snapshot AND block.last >= parent.before.position
  RETURN block AS earlier ORDER BY block.last LIMIT 1
}
CALL (parent) {
  MATCH (block:RankBlock)
  WHERE parent.after.by = 'INFLUENCE' AND block.snapshot = parent.after.snapshot AND block.last >= parent.after.position
  RETURN block AS later ORDER BY block.last LIMIT 1
  UNION ALL
  MATCH (block:ValueBlock)
  WHERE parent.after.by = 'RVI' AND block.snapshot = parent.after.snapshot AND block.last >= parent.after.position
  RETURN block AS later ORDER BY block.last LIMIT 1
}
WITH parent.before.by AS by, earlier, parent.before.position - earlier.first AS i, later, parent.after.position - later.first AS j
WHERE earlier.weights IS NOT NULL AND later.weights IS NOT NULL
UNWIND range(0, size(earlier.weights) - 1) AS c
WITH CASE by
    WHEN 'INFLUENCE' THEN ['pageRank', 'reach', 'engagement', 'propagation', 'brokerage'][c]
    ELSE ['audience', 'amplification', 'cascadeDepth', 'velocity', 'brokerage', 'bridging', 'referrals', 'reciprocity', 'contentQuality',
      'topicAuthority', 'recognition', 'warmth'][c]
  END AS name, c, earlier, i, later, j
WITH name, earlier[name][i] AS raw, earlier[name + 'Percentile'][i] AS percentile, earlier.weights[c] AS weight,
  later[name][j] AS rawNow, later[name + 'Percentile'][j] AS percentileNow, later.weights[c] AS weightNow
WITH name, {raw: raw, percentile: percentile, weight: weight, contribution: 100 * weight * percentile} AS before,
  {raw: rawNow, percentile: percentileNow, weight: weightNow, contribution: 100 * weightNow * percentileNow} AS after
WITH {name: name, before: before, after: after, change: after.contribution - before.contribution} AS node
