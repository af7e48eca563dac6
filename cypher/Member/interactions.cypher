// To whom a member wrote or spoke.
MATCH (parent)-[edge:INTERACTED]->(node:Member)
USING INDEX SEEK edge:INTERACTED(fromId, place) // when page
WHERE edge.fromId = parent.id AND edge.place IS NOT NULL // when page
ORDER BY edge.place
