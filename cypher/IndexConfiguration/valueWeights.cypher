// They stand in the order of the metrics.
WITH parent.valueWeights AS weights
WITH {audience: weights[0], amplification: weights[1], cascadeDepth: weights[2], velocity: weights[3],
  brokerage: weights[4], bridging: weights[5], referrals: weights[6], reciprocity: weights[7],
  contentQuality: weights[8], topicAuthority: weights[9], recognition: weights[10], warmth: weights[11]} AS node
