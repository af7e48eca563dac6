// What the metrics weigh: the same in every block.
MATCH (block:ValueBlock)
WHERE block.snapshot = parent.id AND block.last >= 1 AND block.weights IS NOT NULL
WITH block.weights AS weights, block.last AS last ORDER BY last LIMIT 1
WITH {audience: weights[0], amplification: weights[1], cascadeDepth: weights[2], velocity: weights[3],
  brokerage: weights[4], bridging: weights[5], referrals: weights[6], reciprocity: weights[7],
  contentQuality: weights[8], topicAuthority: weights[9], recognition: weights[10], warmth: weights[11]} AS node
