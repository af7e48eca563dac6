// What the contents of members have earned from others up to a time, one row a content, unreduced: the indices count it in several ways.
// Milliseconds since 1970 stand for times, `undated` where there is none, and 2 for a sentiment that is not known. What is counted by day is as
// old as the day's beginning.
// :param members => ['01J']
// :param asOf => datetime('2024-01-01T00:00:00Z')
// :param undated => -999999999999999
UNWIND $members AS id
MATCH (a:Member {id: id})-[:AUTHORED]->(c:Content)
CALL (c) {
  MATCH (c)-[:COUNTED]->(n:ReactionCount)
  WHERE coalesce(n.day <= date($asOf), true)
  RETURN {kinds: collect(toLower(coalesce(n.kind, ''))), counts: collect(n.count),
    at: collect(CASE WHEN n.day IS NULL THEN $undated ELSE datetime({date: n.day}).epochMillis END)} AS anonymous
}
CALL (a, c) {
  MATCH (c)<-[r:REACTED]-(b:Member)
  WHERE b <> a AND coalesce(r.at <= $asOf, true)
  RETURN {who: collect(b.id), kinds: collect(toLower(coalesce(r.kind, ''))), at: collect(coalesce(r.at.epochMillis, $undated))} AS reactions
}
CALL (a, c) {
  MATCH (c)<-[r:SHARED]-(b:Member)
  WHERE b <> a AND coalesce(r.at <= $asOf, true)
  RETURN {who: collect(b.id), keys: collect(b.key), from: collect(coalesce(r.from, '')), at: collect(coalesce(r.at.epochMillis, $undated))} AS shares
}
CALL (a, c) {
  MATCH (c)<-[:REPLY_TO]-(r:Content)<-[:AUTHORED]-(b:Member)
  WHERE b <> a AND coalesce(r.createdAt <= $asOf, true)
  RETURN {who: collect(b.id), sentiments: collect(coalesce(r.sentiment, 2)), at: collect(coalesce(r.createdAt.epochMillis, $undated))} AS replies
}
CALL (a, c) {
  MATCH (c)<-[:DERIVED_FROM]-(d:Content)
  WHERE coalesce(d.createdAt <= $asOf, true)
  OPTIONAL MATCH (d)<-[:AUTHORED]-(b:Member)
  WITH a, b
  WHERE coalesce(b <> a, true)
  RETURN collect(coalesce(b.id, '')) AS adopters
}
RETURN id, c.id AS content, coalesce(c.createdAt.epochMillis, $undated) AS createdAt, anonymous, reactions, shares, replies, adopters,
  COLLECT { MATCH (c)-[:ABOUT]->(t:Topic) RETURN t.name } AS topics
