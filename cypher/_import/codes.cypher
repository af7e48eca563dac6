// Codes by key, each of one member.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', key: 'K7M2PXQ4', member: 'ann', p: {campaign: 'spring'}}]
UNWIND $rows AS row
OPTIONAL MATCH (member:Member {community: $community, key: row.member})
OPTIONAL MATCH (old:ReferralCode {community: $community, key: row.key})
WITH row, member, old, EXISTS { MATCH (old)<-[:HOLDS]-(other:Member) WHERE other <> member } AS another
WITH row, member, old, [column IN [
  CASE WHEN member IS NULL THEN 'member' END,
  CASE WHEN member IS NOT NULL AND another THEN 'key' END
] WHERE column IS NOT NULL] AS problems
WITH row, member, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (who IN CASE WHEN outcome IN ['created', 'updated'] THEN [member] ELSE [] END |
  MERGE (node:ReferralCode {community: $community, key: row.key})
  ON CREATE SET node.id = row.id
  SET node += row.p
  MERGE (who)-[:HOLDS]->(node))
RETURN outcome, problems, collect(row.n) AS rows
