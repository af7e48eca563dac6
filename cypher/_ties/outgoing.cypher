// What members do towards others, act by act, one row a member: to whom, when in milliseconds since 1970 (`undated` where it is not known), and of
// what kind, or to a content of what kind. It is weighed and added up outside, because the sums would take longer than the reading.
// :param members => ['01J']
// :param undated => -999999999999999
UNWIND $members AS id
MATCH (me:Member {id: id})
CALL (me) {
  MATCH (me)-[r:FOLLOWS]->(they:Member)
  RETURN {who: collect(they.id), at: collect(coalesce(r.at.epochMillis, $undated))} AS follows
}
CALL (me) {
  MATCH (me)-[r:TRUSTS]->(they:Member)
  RETURN {who: collect(they.id), at: collect(coalesce(r.at.epochMillis, $undated)), ratings: collect(coalesce(r.weight, 0.0))} AS trusts
}
CALL (me) {
  MATCH (me)-[r:INTERACTED]->(they:Member)
  RETURN {who: collect(they.id), at: collect(coalesce(r.at.epochMillis, $undated)), kinds: collect(coalesce(r.kind, ''))} AS interactions
}
CALL (me) {
  MATCH (me)-[r:REACTED]->(c:Content)<-[:AUTHORED]-(they:Member)
  RETURN {who: collect(they.id), at: collect(coalesce(r.at.epochMillis, $undated)), kinds: collect(coalesce(c.kind, ''))} AS reactions
}
CALL (me) {
  MATCH (me)-[r:SHARED]->(c:Content)<-[:AUTHORED]-(they:Member)
  RETURN {who: collect(they.id), at: collect(coalesce(r.at.epochMillis, $undated)), kinds: collect(coalesce(c.kind, ''))} AS shares
}
CALL (me) {
  MATCH (me)-[:AUTHORED]->(r:Content)-[:REPLY_TO]->(c:Content)<-[:AUTHORED]-(they:Member)
  RETURN {who: collect(they.id), at: collect(coalesce(r.createdAt.epochMillis, $undated)), kinds: collect(coalesce(c.kind, ''))} AS replies
}
RETURN id, follows, trusts, interactions, reactions, shares, replies
