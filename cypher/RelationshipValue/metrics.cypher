// The parts of the index, from the block of the rank.
MATCH (block:ValueBlock)
WHERE block.snapshot = parent.snapshot AND block.last >= parent.position
WITH block, parent.position - block.first AS i ORDER BY block.last LIMIT 1
UNWIND range(0, 11) AS m
WITH ['audience', 'amplification', 'cascadeDepth', 'velocity', 'brokerage', 'bridging', 'referrals', 'reciprocity', 'contentQuality',
  'topicAuthority', 'recognition', 'warmth'][m] AS name, m, block, i
WITH m, name, block[name][i] AS raw, block[name + 'Percentile'][i] AS percentile, block.weights[m] AS weight
WITH {position: m, name: name, dimension: ['PROPAGATION', 'RESOURCES', 'CULTURE'][m / 4], raw: raw, percentile: percentile, weight: weight,
  contribution: 100 * weight * percentile} AS node
ORDER BY node.position
