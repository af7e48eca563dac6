// The ties of the absorbed, and of everybody who is near the survivor now, or was near the absorbed.
// :param community => 'demo'
// :param rows => [{survivor: '01J', merge: '02J'}]
UNWIND $rows AS row
UNWIND [row.survivor] AS id
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
WITH row, collect(DISTINCT m.id) + collect(DISTINCT other.id) AS ids
WITH ids + COLLECT { MATCH (:Merge {id: row.merge})-[:KEPT]->(kept:Member) RETURN DISTINCT kept.id }
  + COLLECT { MATCH (:Merge {id: row.merge})-[:ABSORBED]->(absorbed) RETURN absorbed.id } AS ids
CREATE (:TieChange {community: $community, members: ids})
