// From whom members had something in a span of time, or something undated: a tie, or a response to what they wrote.
// :param members => ['01J']
// :param since => datetime('2023-10-03T00:00:00Z')
// :param until => datetime('2024-01-01T00:00:00Z')
UNWIND $members AS id
MATCH (m:Member {id: id})
CALL (m) {
  MATCH (m)<-[r:FOLLOWS|TRUSTS|INTERACTED]-(b:Member) RETURN b.id AS other, r.at AS at
  UNION ALL
  MATCH (m)-[:AUTHORED]->(:Content)<-[r:REACTED|SHARED]-(b:Member) RETURN b.id AS other, r.at AS at
  UNION ALL
  MATCH (m)-[:AUTHORED]->(:Content)<-[:REPLY_TO]-(r:Content)<-[:AUTHORED]-(b:Member) RETURN b.id AS other, r.createdAt AS at
}
WITH id, other, at
WHERE coalesce($since <= at <= $until, true)
RETURN id, collect(DISTINCT other) AS others
