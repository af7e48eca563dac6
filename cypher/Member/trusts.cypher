// Whom a member rated.
MATCH (parent)-[edge:TRUSTS]->(node:Member)
USING INDEX SEEK edge:TRUSTS(fromId, place) // when page
WHERE edge.fromId = parent.id AND edge.place IS NOT NULL // when page
ORDER BY edge.place
