// The attention graph, one row a member who pays any: tie strength towards others as of a time, where it is positive. Members who
// joined later and what happened later are not in it.
// :param community => 'demo'
// :param asOf => datetime('2024-01-01T00:00:00Z')
// :param trustScale => 10.0
// :param follow => 2.0
// :param trust => 4.0
// :param kinds => {share: 5.0, reply: 4.0, mention: 3.0, message: 2.0, reaction: 1.0, view: 0.1}
// :param other => 1.0
// :param halfLifeMillis => 2592000000.0
MATCH (a:Member {community: $community})
WHERE a.key IS NOT NULL AND coalesce(a.joinedAt <= $asOf, true)
CALL (a) {
  CALL (a) {
    MATCH (a)-[r:FOLLOWS]->(b:Member)
    RETURN b, r.at AS at, $follow AS weight, false AS decays
    UNION ALL
    MATCH (a)-[r:TRUSTS]->(b:Member)
    RETURN b, r.at AS at, $trust * r.weight / $trustScale AS weight, false AS decays
    UNION ALL
    MATCH (a)-[r:INTERACTED]->(b:Member)
    RETURN b, r.at AS at, coalesce($kinds[toLower(r.kind)], $other) AS weight, true AS decays
    UNION ALL
    MATCH (a)-[r:REACTED]->(:Content)<-[:AUTHORED]-(b:Member)
    RETURN b, r.at AS at, $kinds.reaction AS weight, true AS decays
    UNION ALL
    MATCH (a)-[r:SHARED]->(:Content)<-[:AUTHORED]-(b:Member)
    RETURN b, r.at AS at, $kinds.share AS weight, true AS decays
    UNION ALL
    MATCH (a)-[:AUTHORED]->(c:Content)-[:REPLY_TO]->(:Content)<-[:AUTHORED]-(b:Member)
    RETURN b, c.createdAt AS at, $kinds.reply AS weight, true AS decays
  }
  WITH a, b, at, weight, decays
  WHERE b <> a AND coalesce(at <= $asOf, true) AND coalesce(b.joinedAt <= $asOf, true)
  WITH b, sum(CASE
    WHEN decays AND at IS NOT NULL THEN weight * 2.0 ^ ((at.epochMillis - $asOf.epochMillis) / $halfLifeMillis)
    ELSE weight
  END) AS strength
  WHERE strength > 0
  RETURN collect(b.key) AS targets, collect(strength) AS weights
}
WITH a, targets, weights
WHERE size(targets) > 0
RETURN a.key AS source, targets, weights
