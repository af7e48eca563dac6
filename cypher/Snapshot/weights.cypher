// What the components weigh: the same in every block.
MATCH (block:RankBlock)
WHERE block.snapshot = parent.id AND block.last >= 1 AND block.weights IS NOT NULL
WITH block.weights AS weights, block.last AS last ORDER BY last LIMIT 1
WITH {pageRank: weights[0], reach: weights[1], engagement: weights[2], propagation: weights[3], brokerage: weights[4]} AS node
