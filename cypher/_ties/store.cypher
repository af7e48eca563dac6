// The ties of members, in the place of those that they had, and who is near them.
// :param community => 'demo'
// :param rows => [{id: '01J', to: ['02J'], neighbours: [7], ties: [{to: '02J', p: {community: 'demo', value: 50.0}}]}]
UNWIND $rows AS row
MATCH (a:Member {id: row.id})
CALL (a, row) {
  MATCH (a)-[old:TIE]->(b)
  WHERE NOT b.id IN row.to
  DELETE old
}
CALL (a, row) {
  UNWIND row.ties AS tie
  MATCH (b:Member {id: tie.to})
  MERGE (a)-[t:TIE]->(b)
  SET t = tie.p
}
MERGE (near:Neighbours {memberId: row.id})
SET near.community = $community, near.members = row.neighbours
RETURN count(*) AS stored
