// The newest version of each.
// :param community => 'demo'
MATCH (node:Cohort)
WHERE node.community = $community AND node.newest = true
  AND node.key IS NOT NULL // when whole
ORDER BY node.key
