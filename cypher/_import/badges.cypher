// Badges earned, by the key of the occasion: the same badge can be earned again. A row without a member is about the badge alone.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', key: 'k', member: 'ann', badge: 'Founder', p: {}}]
UNWIND $rows AS row
OPTIONAL MATCH (member:Member {community: $community, key: row.member})
OPTIONAL MATCH (badge:Badge {community: $community, name: row.badge})
OPTIONAL MATCH (member)-[old:EARNED {key: row.key}]->(badge)
WITH row, member, badge, old, [column IN [
  CASE WHEN row.member IS NOT NULL AND member IS NULL THEN 'member' END
] WHERE column IS NOT NULL] AS problems
WITH row, member, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN badge IS NULL OR (row.member IS NOT NULL AND old IS NULL) THEN 'created'
  WHEN row.member IS NULL THEN 'unchanged'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (write IN CASE WHEN outcome IN ['created', 'updated'] THEN [1] ELSE [] END |
  MERGE (node:Badge {community: $community, name: row.badge})
  ON CREATE SET node.id = row.id
  FOREACH (who IN CASE WHEN member IS NULL THEN [] ELSE [member] END |
    MERGE (who)-[link:EARNED {key: row.key}]->(node)
    SET link += row.p))
RETURN outcome, problems, collect(row.n) AS rows
