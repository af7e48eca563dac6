// Which members reacted to a content.
MATCH (parent)<-[edge:REACTED]-(node:Member)
USING INDEX SEEK edge:REACTED(toId, place) // when page
WHERE edge.toId = parent.id // when page
  AND edge.place IS NOT NULL // when page, whole
ORDER BY edge.place
