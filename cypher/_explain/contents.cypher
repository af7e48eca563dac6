// What each content of a member has earned as of a time: its decayed responses by who gave them, and those of nobody known.
// :param member => '01J'
// :param asOf => datetime('2024-01-01T00:00:00Z')
// :param halfLifeMillis => 2592000000.0
MATCH (a:Member {id: $member})-[:AUTHORED]->(c:Content)
WHERE coalesce(c.createdAt <= $asOf, true)
CALL (c) {
  MATCH (c)-[:COUNTED]->(n:ReactionCount)
  WHERE coalesce(n.day <= date($asOf), true)
  RETURN sum(CASE
    WHEN n.day IS NULL THEN n.count
    ELSE n.count * 2.0 ^ ((datetime({date: n.day}).epochMillis - $asOf.epochMillis) / $halfLifeMillis)
  END) AS anonymous
}
CALL (a, c) {
  CALL (c) {
    MATCH (c)<-[r:REACTED|SHARED]-(b:Member)
    RETURN b, r.at AS at
    UNION ALL
    MATCH (c)<-[:REPLY_TO]-(r:Content)<-[:AUTHORED]-(b:Member)
    RETURN b, r.createdAt AS at
  }
  WITH a, b, at
  WHERE b <> a AND coalesce(at <= $asOf, true) AND coalesce(b.joinedAt <= $asOf, true)
  WITH b, sum(coalesce(2.0 ^ ((at.epochMillis - $asOf.epochMillis) / $halfLifeMillis), 1.0)) AS responses
  RETURN collect(b.id) AS others, collect(responses) AS responses
}
RETURN c.id AS content, anonymous, others, responses
