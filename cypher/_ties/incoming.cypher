// What others do towards members: `outgoing` from its other end.
// :param members => ['01J']
// :param undated => -999999999999999
UNWIND $members AS id
MATCH (me:Member {id: id})
CALL (me) {
  MATCH (me)<-[r:FOLLOWS]-(they:Member)
  RETURN {who: collect(they.id), at: collect(coalesce(r.at.epochMillis, $undated))} AS follows
}
CALL (me) {
  MATCH (me)<-[r:TRUSTS]-(they:Member)
  RETURN {who: collect(they.id), at: collect(coalesce(r.at.epochMillis, $undated)), ratings: collect(coalesce(r.weight, 0.0))} AS trusts
}
CALL (me) {
  MATCH (me)<-[r:INTERACTED]-(they:Member)
  RETURN {who: collect(they.id), at: collect(coalesce(r.at.epochMillis, $undated)), kinds: collect(coalesce(r.kind, ''))} AS interactions
}
CALL (me) {
  MATCH (me)-[:AUTHORED]->(c:Content)<-[r:REACTED]-(they:Member)
  RETURN {who: collect(they.id), at: collect(coalesce(r.at.epochMillis, $undated)), kinds: collect(coalesce(c.kind, ''))} AS reactions
}
CALL (me) {
  MATCH (me)-[:AUTHORED]->(c:Content)<-[r:SHARED]-(they:Member)
  RETURN {who: collect(they.id), at: collect(coalesce(r.at.epochMillis, $undated)), kinds: collect(coalesce(c.kind, ''))} AS shares
}
CALL (me) {
  MATCH (me)-[:AUTHORED]->(c:Content)<-[:REPLY_TO]-(r:Content)<-[:AUTHORED]-(they:Member)
  RETURN {who: collect(they.id), at: collect(coalesce(r.createdAt.epochMillis, $undated)), kinds: collect(coalesce(c.kind, ''))} AS replies
}
RETURN id, follows, trusts, interactions, reactions, shares, replies
