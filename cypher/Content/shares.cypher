// Which members shared a content.
MATCH (parent)<-[edge:SHARED]-(node:Member)
USING INDEX SEEK edge:SHARED(toId, place) // when page
WHERE edge.toId = parent.id // when page
  AND edge.place IS NOT NULL // when page, whole
ORDER BY edge.place
