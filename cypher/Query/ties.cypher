// The index on (community, place) finds and orders the page: a place begins with what the value lacks to 100.
// :param community => 'demo'
MATCH ()-[node:TIE]->()
USING INDEX SEEK node:TIE(community, place) // when page
WHERE node.community = $community
  AND node.place IS NOT NULL // when whole
ORDER BY node.place
