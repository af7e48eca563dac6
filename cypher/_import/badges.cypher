// Badges earned, by the key of the occasion: the same badge can be earned again.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', key: 'k', member: 'ann', badge: 'Founder', p: {}}]
UNWIND $rows AS row
OPTIONAL MATCH (member:Member {community: $community, key: row.member})
OPTIONAL MATCH (badge:Badge {community: $community, name: row.badge})
OPTIONAL MATCH (member)-[old:EARNED {key: row.key}]->(badge)
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
  MERGE (node:Badge {community: $community, name: row.badge})
  ON CREATE SET node.id = row.id
  MERGE (who)-[link:EARNED {key: row.key}]->(node)
  SET link += row.p)
RETURN outcome, problems, collect(row.n) AS rows
