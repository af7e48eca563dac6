// All computations that are complete.
// :param community => 'demo'
MATCH (node:Snapshot)
WHERE node.community = $community AND node.id IS NOT NULL AND node.status = 'READY'
ORDER BY node.id DESC
