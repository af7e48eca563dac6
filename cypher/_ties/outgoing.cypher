// What members do towards others, one row a member: for each of them what decays, as it weighs at `base`, what does not, and the
// milliseconds of the first and the last that is dated (-999999999999999 where nothing is).
// :param members => ['01J']
// :param until => datetime('2024-01-01T00:00:00Z')
// :param base => 1704067200000
// :param trustScale => 10.0
// :param follow => 2.0
// :param trust => 4.0
// :param kinds => {share: 5.0, reply: 4.0, mention: 3.0, message: 2.0, reaction: 1.0, view: 0.1}
// :param narrow => {reply: {comment: 2.0}}
// :param other => 1.0
// :param halfLifeMillis => 2592000000.0
UNWIND $members AS id
MATCH (me:Member {id: id})
WHERE coalesce(me.joinedAt <= $until, true)
CALL (me) {
  CALL (me) {
    MATCH (me)-[r:FOLLOWS]->(they:Member)
    RETURN they, r.at AS at, $follow AS weight, false AS decays
    UNION ALL
    MATCH (me)-[r:TRUSTS]->(they:Member)
    RETURN they, r.at AS at, $trust * r.weight / $trustScale AS weight, false AS decays
    UNION ALL
    MATCH (me)-[r:INTERACTED]->(they:Member)
    RETURN they, r.at AS at, coalesce($kinds[toLower(r.kind)], $other) AS weight, true AS decays
    UNION ALL
    MATCH (me)-[r:REACTED]->(c:Content)<-[:AUTHORED]-(they:Member)
    RETURN they, r.at AS at, coalesce($narrow.reaction[toLower(c.kind)], $kinds.reaction, $other) AS weight, true AS decays
    UNION ALL
    MATCH (me)-[r:SHARED]->(c:Content)<-[:AUTHORED]-(they:Member)
    RETURN they, r.at AS at, coalesce($narrow.share[toLower(c.kind)], $kinds.share, $other) AS weight, true AS decays
    UNION ALL
    MATCH (me)-[:AUTHORED]->(r:Content)-[:REPLY_TO]->(c:Content)<-[:AUTHORED]-(they:Member)
    RETURN they, r.createdAt AS at, coalesce($narrow.reply[toLower(c.kind)], $kinds.reply, $other) AS weight, true AS decays
  }
  WITH me, they, at, weight, decays AND at IS NOT NULL AS decays
  WHERE they <> me AND coalesce(at <= $until, true) AND coalesce(they.joinedAt <= $until, true)
  WITH they, min(at) AS first, max(at) AS last, sum(CASE WHEN decays THEN 0.0 ELSE weight END) AS standing,
    sum(CASE WHEN decays THEN weight * 2.0 ^ ((at.epochMillis - $base) / $halfLifeMillis) ELSE 0.0 END) AS decaying
  RETURN collect(they.id) AS others, collect(decaying) AS decaying, collect(standing) AS standing,
    collect(coalesce(first.epochMillis, -999999999999999)) AS firsts, collect(coalesce(last.epochMillis, -999999999999999)) AS lasts
}
RETURN id, others, decaying, standing, firsts, lasts
