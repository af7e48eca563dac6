// Found by the index of their keys; they are few beside what they are about.
// :param rule => 'RING'
// :param state => 'OPEN'
// :param community => 'demo'
MATCH (node:ReferralFinding)
WHERE node.community = $community AND node.key IS NOT NULL
  AND node.rule = $rule // when rule
  AND node.state = $state // when state
ORDER BY node.score DESC, node.key
