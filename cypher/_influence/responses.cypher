// What everybody's contents have earned as of a time: how many contents there are, the decayed responses (replies, reactions, shares) by who gave
// them, and those of nobody known. What is not dated does not decay; a reaction that was counted by day is as old as the day's beginning.
// :param community => 'demo'
// :param asOf => datetime('2024-01-01T00:00:00Z')
// :param halfLifeMillis => 2592000000.0
MATCH (a:Member {community: $community})
WHERE a.key IS NOT NULL AND EXISTS { (a)-[:AUTHORED]->(:Content) }
CALL (a) {
  MATCH (a)-[:AUTHORED]->(c:Content)
  WHERE coalesce(c.createdAt <= $asOf, true)
  RETURN count(c) AS contents
}
CALL (a) {
  MATCH (a)-[:AUTHORED]->(:Content)-[:COUNTED]->(n:ReactionCount)
  WHERE coalesce(n.day <= date($asOf), true)
  RETURN sum(CASE
    WHEN n.day IS NULL THEN n.count
    ELSE n.count * 2.0 ^ ((datetime({date: n.day}).epochMillis - $asOf.epochMillis) / $halfLifeMillis)
  END) AS anonymous
}
CALL (a) {
  CALL (a) {
    MATCH (a)-[:AUTHORED]->(:Content)<-[r:REACTED|SHARED]-(b:Member)
    RETURN b, r.at AS at
    UNION ALL
    MATCH (a)-[:AUTHORED]->(:Content)<-[:REPLY_TO]-(c:Content)<-[:AUTHORED]-(b:Member)
    RETURN b, c.createdAt AS at
  }
  WITH a, b, at
  WHERE b <> a AND coalesce(at <= $asOf, true) AND coalesce(b.joinedAt <= $asOf, true)
  WITH b, sum(coalesce(2.0 ^ ((at.epochMillis - $asOf.epochMillis) / $halfLifeMillis), 1.0)) AS responses
  RETURN collect(b.id) AS targets, collect(responses) AS weights
}
RETURN a.id AS source, contents, anonymous, targets, weights
