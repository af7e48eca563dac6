// What a member shared.
MATCH (parent)-[edge:SHARED]->(node:Content)
USING INDEX SEEK edge:SHARED(fromId, place) // when page
WHERE edge.fromId = parent.id // when page
  AND edge.place IS NOT NULL // when page, whole
ORDER BY edge.place
