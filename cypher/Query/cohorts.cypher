// The newest version of each: ids grow with time.
// :param community => 'demo'
MATCH (node:Cohort)
WHERE node.community = $community AND node.newest = true
  AND node.id IS NOT NULL // when whole
ORDER BY node.id DESC
