// What a member shared.
MATCH (parent)-[edge:SHARED]->(node:Content)
USING INDEX SEEK edge:SHARED(fromId, place) // when page
WHERE edge.fromId = parent.id AND edge.place IS NOT NULL // when page
ORDER BY edge.place
