// The parts of both scores, from the blocks of both ranks; measures have none.
MATCH (block:RankBlock)
WHERE block.snapshot = parent.before.snapshot AND block.last >= parent.before.position
WITH parent, block AS earlier, parent.before.position - block.first AS i ORDER BY earlier.last LIMIT 1
MATCH (block:RankBlock)
WHERE block.snapshot = parent.after.snapshot AND block.last >= parent.after.position
WITH parent, earlier, i, block AS later, parent.after.position - block.first AS j ORDER BY later.last LIMIT 1
WITH earlier, i, later, j
WHERE earlier.weights IS NOT NULL AND later.weights IS NOT NULL
UNWIND range(0, 4) AS c
WITH ['pageRank', 'reach', 'engagement', 'propagation', 'brokerage'][c] AS name, c, earlier, i, later, j
WITH name, earlier[name][i] AS raw, earlier[name + 'Percentile'][i] AS percentile, earlier.weights[c] AS weight,
  later[name][j] AS rawNow, later[name + 'Percentile'][j] AS percentileNow, later.weights[c] AS weightNow
WITH name, {raw: raw, percentile: percentile, weight: weight, contribution: 100 * weight * percentile} AS before,
  {raw: rawNow, percentile: percentileNow, weight: weightNow, contribution: 100 * weightNow * percentileNow} AS after
WITH {name: name, before: before, after: after, change: after.contribution - before.contribution} AS node
