// Who blocks whom, once a pair.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', from: 'ann', to: 'ben', p: {}}]
UNWIND $rows AS row
OPTIONAL MATCH (source:Member {community: $community, key: row.from})
OPTIONAL MATCH (target:Member {community: $community, key: row.to})
OPTIONAL MATCH (source)-[old:BLOCKS]->(target)
WITH row, source, target, old, [column IN [
  CASE WHEN source IS NULL THEN 'from' END,
  CASE WHEN target IS NULL THEN 'to' END
] WHERE column IS NOT NULL] AS problems
WITH row, source, target, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (who IN CASE WHEN outcome IN ['created', 'updated'] THEN [source] ELSE [] END |
  MERGE (who)-[link:BLOCKS]->(target)
  SET link += row.p
  SET link.fromId = who.id, link.toId = target.id,
    link.place = toString(500000000000000 - coalesce(link.at.epochMillis, -499999999999999)) + right(row.id, 21))
RETURN outcome, problems, collect(row.n) AS rows
