// Whom a member blocks.
MATCH (parent)-[edge:BLOCKS]->(node:Member)
USING INDEX SEEK edge:BLOCKS(fromId, place) // when page
WHERE edge.fromId = parent.id AND edge.place IS NOT NULL // when page
ORDER BY edge.place
