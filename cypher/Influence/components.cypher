// The parts of the index, from the block of the rank.
MATCH (block:RankBlock)
WHERE block.snapshot = parent.snapshot AND block.last >= parent.position
WITH block, block.weights AS weights, parent.position - block.first AS i ORDER BY block.last LIMIT 1
WITH {
  pageRank: {
    raw: block.pageRank[i], percentile: block.pageRankPercentile[i], weight: weights[0], contribution: 100 * weights[0] * block.pageRankPercentile[i]
  },
  reach: {
    raw: block.reach[i], percentile: block.reachPercentile[i], weight: weights[1], contribution: 100 * weights[1] * block.reachPercentile[i]
  },
  engagement: {
    raw: block.engagement[i], percentile: block.engagementPercentile[i], weight: weights[2], contribution: 100 * weights[2] * block.engagementPercentile[i]
  },
  propagation: {
    raw: block.propagation[i], percentile: block.propagationPercentile[i], weight: weights[3], contribution: 100 * weights[3] * block.propagationPercentile[i]
  },
  brokerage: {
    raw: block.brokerage[i], percentile: block.brokeragePercentile[i], weight: weights[4], contribution: 100 * weights[4] * block.brokeragePercentile[i]
  }
} AS node
