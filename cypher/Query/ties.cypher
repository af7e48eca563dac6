// The index finds and orders the page.
// :param community => 'demo'
MATCH ()-[node:TIE]->()
USING INDEX SEEK node:TIE(community, value, fromId, toId) // when page
WHERE node.community = $community
  AND node.fromId IS NOT NULL AND node.toId IS NOT NULL
  AND node.value IS NOT NULL // when whole
ORDER BY node.value DESC, node.fromId DESC, node.toId DESC
