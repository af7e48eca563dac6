// Whom a member follows.
MATCH (parent)-[edge:FOLLOWS]->(node:Member)
USING INDEX SEEK edge:FOLLOWS(fromId, place) // when page
WHERE edge.fromId = parent.id // when page
  AND edge.place IS NOT NULL // when page, whole
ORDER BY edge.place
