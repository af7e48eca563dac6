// What a member reacted to.
MATCH (parent)-[edge:REACTED]->(node:Content)
USING INDEX SEEK edge:REACTED(fromId, place) // when page
WHERE edge.fromId = parent.id // when page
  AND edge.place IS NOT NULL // when page, whole
ORDER BY edge.place
