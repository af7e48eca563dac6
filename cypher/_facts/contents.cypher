// The contents of members, one row a member: what tells them, and what leads from them to others, topics and counts of reactions by nobody known.
// Milliseconds since 1970 stand for times, `undated` where there is none, and 2 for a sentiment that is not known. What is counted by day is as
// old as the day's beginning.
// :param members => ['01J']
// :param undated => -999999999999999
UNWIND $members AS id
MATCH (a:Member {id: id})
CALL (a) {
  MATCH (a)-[:AUTHORED]->(c:Content)
  RETURN collect(c.id) AS contents, collect(coalesce(c.createdAt.epochMillis, $undated)) AS at, collect(coalesce(c.kind, '')) AS kinds,
    collect(coalesce(c.sentiment, 2)) AS sentiments
}
CALL (a) {
  MATCH (a)-[:AUTHORED]->(c:Content)-[r:REPLY_TO|DERIVED_FROM|ABOUT|COUNTED]->(x)
  RETURN collect(CASE type(r)
    WHEN 'COUNTED' THEN [type(r), c.id, coalesce(x.kind, ''), x.count,
      CASE WHEN x.day IS NULL THEN $undated ELSE datetime({date: x.day}).epochMillis END]
    WHEN 'ABOUT' THEN [type(r), c.id, x.name]
    ELSE [type(r), c.id, x.id]
  END) AS links
}
RETURN id, contents, at, kinds, sentiments, links
