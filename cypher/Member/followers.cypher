// Who follows a member.
MATCH (parent)<-[edge:FOLLOWS]-(node:Member)
USING INDEX SEEK edge:FOLLOWS(toId, place) // when page
WHERE edge.toId = parent.id // when page
  AND edge.place IS NOT NULL // when page, whole
ORDER BY edge.place
