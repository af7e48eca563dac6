// Which members reacted to a content.
MATCH (parent)<-[edge:REACTED]-(node:Member)
USING INDEX SEEK edge:REACTED(toId, place) // when page
WHERE edge.toId = parent.id AND edge.place IS NOT NULL // when page
ORDER BY edge.place
