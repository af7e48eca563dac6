// Transactions by key: each is about the same two members for good.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', key: 'order:1/1', member: 'ann', converted: 'ben', p: {amountE4: 125000}}]
UNWIND $rows AS row
OPTIONAL MATCH (member:Member {community: $community, key: row.member})
OPTIONAL MATCH (converted:Member {community: $community, key: row.converted})
OPTIONAL MATCH (old:LedgerTransaction {community: $community, key: row.key})
WITH row, member, converted, old, [column IN [
  CASE WHEN member IS NULL THEN 'member' END,
  CASE WHEN converted IS NULL THEN 'converted' END,
  CASE WHEN old IS NOT NULL AND NOT EXISTS { (member)<-[:CREDITS]-(old)-[:SETTLES]->(converted) } THEN 'key' END
] WHERE column IS NOT NULL] AS problems
WITH row, member, converted, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (who IN CASE WHEN outcome IN ['created', 'updated'] THEN [member] ELSE [] END |
  MERGE (node:LedgerTransaction {community: $community, key: row.key})
  ON CREATE SET node.id = row.id
  SET node += row.p
  MERGE (node)-[:CREDITS]->(who)
  MERGE (node)-[:SETTLES]->(converted))
RETURN outcome, problems, collect(row.n) AS rows
