// Whom a member rated.
MATCH (parent)-[edge:TRUSTS]->(node:Member)
USING INDEX SEEK edge:TRUSTS(fromId, place) // when page
WHERE edge.fromId = parent.id // when page
  AND edge.place IS NOT NULL // when page, whole
ORDER BY edge.place
