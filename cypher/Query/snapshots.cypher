// All computations that are complete.
// :param community => 'demo'
MATCH (node:Snapshot)
WHERE node.community = $community AND node.status = 'READY'
  AND node.id IS NOT NULL // when whole
ORDER BY node.id DESC
