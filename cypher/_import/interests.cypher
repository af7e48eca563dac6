// What interests members, once a pair.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', member: 'ann', topic: 'ale', p: {weight: 0.5}}]
UNWIND $rows AS row
OPTIONAL MATCH (member:Member {community: $community, key: row.member})
OPTIONAL MATCH (topic:Topic {community: $community, name: row.topic})
OPTIONAL MATCH (member)-[old:INTERESTED_IN]->(topic)
WITH row, member, old, [column IN [
  CASE WHEN member IS NULL THEN 'member' END
] WHERE column IS NOT NULL] AS problems
WITH row, member, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (who IN CASE WHEN outcome IN ['created', 'updated'] THEN [member] ELSE [] END |
  MERGE (node:Topic {community: $community, name: row.topic})
  ON CREATE SET node.id = row.id
  MERGE (who)-[link:INTERESTED_IN]->(node)
  SET link += row.p)
RETURN outcome, problems, collect(row.n) AS rows
