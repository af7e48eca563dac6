// What members do, act by act, one row a member: to whom or what, when in milliseconds since 1970 (`undated` where it is not known), and how.
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
  MATCH (me)-[r:REACTED]->(c:Content)
  RETURN {what: collect(c.id), at: collect(coalesce(r.at.epochMillis, $undated)), kinds: collect(coalesce(r.kind, ''))} AS reactions
}
CALL (me) {
  MATCH (me)-[r:SHARED]->(c:Content)
  RETURN {what: collect(c.id), at: collect(coalesce(r.at.epochMillis, $undated)), from: collect(coalesce(r.from, ''))} AS shares
}
RETURN id, follows, trusts, interactions, reactions, shares
