// The members with what tells the active ones: the date of the latest thing they did or tie they have, and whether an undated one stands; the
// same of what they did and gave alone.
// :param community => 'demo'
// :param until => datetime('2024-01-01T00:00:00Z')
MATCH (m:Member {community: $community})
WHERE m.key IS NOT NULL AND coalesce(m.joinedAt <= $until, true)
CALL (m) {
  CALL (m) {
    MATCH (m)-[r:FOLLOWS|TRUSTS|INTERACTED]-(:Member) RETURN r.at AS at, startNode(r) = m AS own
    UNION ALL
    MATCH (m)-[r:REACTED|SHARED]->(:Content) RETURN r.at AS at, true AS own
    UNION ALL
    MATCH (m)-[:AUTHORED]->(c:Content) RETURN c.createdAt AS at, true AS own
    UNION ALL
    MATCH (m)-[:AUTHORED]->(:Content)<-[r:REACTED|SHARED]-(:Member) RETURN r.at AS at, false AS own
    UNION ALL
    MATCH (m)-[:AUTHORED]->(:Content)<-[:REPLY_TO]-(reply:Content) RETURN reply.createdAt AS at, false AS own
    UNION ALL
    MATCH (m)-[:DID]->(e:Event) RETURN e.at AS at, true AS own
  }
  RETURN max(CASE WHEN at <= $until THEN at END) AS latest, count(*) > count(at) AS standing,
    max(CASE WHEN own AND at <= $until THEN at END) AS latestOwn, count(CASE WHEN own AND at IS NULL THEN 1 END) > 0 AS standingOwn
}
RETURN m.id AS id, m.key AS key, m.joinedAt AS joinedAt, latest, standing, latestOwn, standingOwn
