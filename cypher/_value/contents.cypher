// What the contents of members have earned from others, one row a content, unreduced: the indices count it in several ways.
// Milliseconds since 1970 stand for times, `undated` where there is none, and 2 for a sentiment that is not known. What is counted by day is as
// old as the day's beginning.
// :param members => ['01J']
// :param undated => -999999999999999
UNWIND $members AS id
MATCH (a:Member {id: id})-[:AUTHORED]->(c:Content)
CALL (c) {
  MATCH (c)-[:COUNTED]->(n:ReactionCount)
  RETURN {kinds: collect(coalesce(n.kind, '')), counts: collect(n.count),
    at: collect(CASE WHEN n.day IS NULL THEN $undated ELSE datetime({date: n.day}).epochMillis END)} AS anonymous
}
CALL (a, c) {
  MATCH (c)<-[r:REACTED]-(b:Member)
  WHERE b <> a
  RETURN {who: collect(b.id), kinds: collect(coalesce(r.kind, '')), at: collect(coalesce(r.at.epochMillis, $undated))} AS reactions
}
CALL (a, c) {
  MATCH (c)<-[r:SHARED]-(b:Member)
  WHERE b <> a
  RETURN {who: collect(b.id), keys: collect(b.key), from: collect(coalesce(r.from, '')), at: collect(coalesce(r.at.epochMillis, $undated))} AS shares
}
CALL (a, c) {
  MATCH (c)<-[:REPLY_TO]-(r:Content)<-[:AUTHORED]-(b:Member)
  WHERE b <> a
  RETURN {who: collect(b.id), sentiments: collect(coalesce(r.sentiment, 2)), at: collect(coalesce(r.createdAt.epochMillis, $undated))} AS replies
}
CALL (a, c) {
  MATCH (c)<-[:DERIVED_FROM]-(d:Content)
  OPTIONAL MATCH (d)<-[:AUTHORED]-(b:Member)
  WITH a, b, d
  WHERE coalesce(b <> a, true)
  RETURN {who: collect(coalesce(b.id, '')), at: collect(coalesce(d.createdAt.epochMillis, $undated))} AS adopters
}
RETURN id, c.id AS content, coalesce(c.createdAt.epochMillis, $undated) AS createdAt, anonymous, reactions, shares, replies, adopters,
  COLLECT { MATCH (c)-[:ABOUT]->(t:Topic) RETURN t.name } AS topics
