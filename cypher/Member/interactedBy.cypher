// Who wrote or spoke to a member.
MATCH (parent)<-[edge:INTERACTED]-(node:Member)
USING INDEX SEEK edge:INTERACTED(toId, place) // when page
WHERE edge.toId = parent.id // when page
  AND edge.place IS NOT NULL // when page, whole
ORDER BY edge.place
