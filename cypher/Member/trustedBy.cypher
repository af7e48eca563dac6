// Who rated a member.
MATCH (parent)<-[edge:TRUSTS]-(node:Member)
USING INDEX SEEK edge:TRUSTS(toId, place) // when page
WHERE edge.toId = parent.id // when page
  AND edge.place IS NOT NULL // when page, whole
ORDER BY edge.place
