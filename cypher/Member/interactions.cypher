// To whom a member wrote or spoke.
MATCH (parent)-[edge:INTERACTED]->(node:Member)
USING INDEX SEEK edge:INTERACTED(fromId, place) // when page
WHERE edge.fromId = parent.id // when page
  AND edge.place IS NOT NULL // when page, whole
ORDER BY edge.place
