// What a member did.
MATCH (parent)-[:DID]->(node:Event)
USING INDEX SEEK node:Event(memberId, at) // when page
WHERE node.memberId = parent.id // when page
  AND node.at IS NOT NULL // when page, whole
ORDER BY node.at DESC, node.key
