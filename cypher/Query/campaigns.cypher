// Predicates on both properties of the index let it give the order.
// :param community => 'demo'
MATCH (node:Campaign)
WHERE node.community = $community
  AND node.key IS NOT NULL // when whole
ORDER BY node.key
