// The members with what tells the active ones: the date of the latest thing they did or tie they have, and whether an undated one stands.
// :param community => 'demo'
// :param until => datetime('2024-01-01T00:00:00Z')
MATCH (m:Member {community: $community})
WHERE m.key IS NOT NULL AND coalesce(m.joinedAt <= $until, true)
CALL (m) {
  CALL (m) {
    MATCH (m)-[r:FOLLOWS|TRUSTS|INTERACTED]-(:Member) RETURN r.at AS at
    UNION ALL
    MATCH (m)-[r:REACTED|SHARED]->(:Content) RETURN r.at AS at
    UNION ALL
    MATCH (m)-[:AUTHORED]->(c:Content) RETURN c.createdAt AS at
    UNION ALL
    MATCH (m)-[:AUTHORED]->(:Content)<-[r:REACTED|SHARED]-(:Member) RETURN r.at AS at
    UNION ALL
    MATCH (m)-[:AUTHORED]->(:Content)<-[:REPLY_TO]-(reply:Content) RETURN reply.createdAt AS at
    UNION ALL
    MATCH (m)-[:DID]->(e:Event) RETURN e.at AS at
  }
  RETURN max(CASE WHEN at <= $until THEN at END) AS latest, count(*) > count(at) AS standing
}
RETURN m.id AS id, m.key AS key, m.joinedAt AS joinedAt, latest, standing
