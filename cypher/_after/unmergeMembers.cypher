// The ties of everybody who is near one of both now.
// :param community => 'demo'
// :param rows => [{survivor: '01J', restored: '02J'}]
UNWIND $rows AS row
UNWIND [row.survivor, row.restored] AS id
MATCH (m:Member {id: id})
CALL (m) {
  MATCH (m)-[:FOLLOWS|TRUSTS|INTERACTED]-(other:Member) RETURN other
  UNION
  MATCH (m)-[:REACTED|SHARED]->(:Content)<-[:AUTHORED]-(other:Member) RETURN other
  UNION
  MATCH (m)-[:AUTHORED]->(:Content)<-[:REACTED|SHARED]-(other:Member) RETURN other
  UNION
  MATCH (m)-[:AUTHORED]->(:Content)-[:REPLY_TO]-(:Content)<-[:AUTHORED]-(other:Member) RETURN other
}
WITH collect(DISTINCT m.id) + collect(DISTINCT other.id) AS ids
CREATE (:TieChange {community: $community, members: ids})
