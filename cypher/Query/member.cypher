// One member, found by whichever of the two is given.
// :param key => 'ada'
// :param handle => 'ada'
// :param community => 'demo'
MATCH (node:Member {community: $community})
WHERE true
  AND node.key = $key // when key
  AND node.handle = $handle // when handle
ORDER BY node.key
