// Who wrote or spoke to a member.
MATCH (parent)<-[edge:INTERACTED]-(node:Member)
USING INDEX SEEK edge:INTERACTED(toId, place) // when page
WHERE edge.toId = parent.id AND edge.place IS NOT NULL // when page
ORDER BY edge.place
