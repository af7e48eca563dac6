// What changes of a tie because its other end has changed, where it is one of those that are stored.
// :param rows => [{from: '01J', to: '02J', p: {overlap: 0.5}}]
UNWIND $rows AS row
MATCH (a:Member {id: row.from})-[t:TIE]->(:Member {id: row.to})
WHERE any(name IN keys(row.p) WHERE t[name] <> row.p[name])
SET t += row.p
RETURN count(*) AS adjusted
