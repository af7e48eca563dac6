// Predicates on both properties of the index let it give the order.
// :param community => 'demo'
MATCH (node:Topic)
WHERE node.community = $community
  AND node.name IS NOT NULL // when whole
ORDER BY node.name
