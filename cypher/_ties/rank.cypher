// Those ties of members that are among the most valuable of the community, in the place of those that were.
// :param rows => [{id: '01J', to: ['02J'], ranked: [{community: 'demo', fromId: '01J', toId: '02J', value: 50.0}]}]
UNWIND $rows AS row
MATCH (a:Member {id: row.id})
CALL (a, row) {
  MATCH (a)-[old:TIE]->(b)
  WHERE NOT b.id IN row.to
  DELETE old
}
UNWIND row.ranked AS ranked
MATCH (b:Member {id: ranked.toId})
MERGE (a)-[tie:TIE]->(b)
SET tie = ranked
RETURN count(*) AS ranked
