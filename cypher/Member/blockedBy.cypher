// Who blocks a member.
MATCH (parent)<-[edge:BLOCKS]-(node:Member)
USING INDEX SEEK edge:BLOCKS(toId, place) // when page
WHERE edge.toId = parent.id AND edge.place IS NOT NULL // when page
ORDER BY edge.place
