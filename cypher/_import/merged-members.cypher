// Members that were merged into others elsewhere: their keys stand for the others. How they were merged is not known here.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', key: 'a', mergedInto: 'b', p: {}}]
UNWIND $rows AS row
OPTIONAL MATCH (survivor:Member {community: $community, key: row.mergedInto})
OPTIONAL MATCH (member:Member {community: $community, key: row.key})
OPTIONAL MATCH (old:Merged {community: $community, key: row.key})
WITH row, survivor, old, [column IN [
  CASE WHEN survivor IS NULL THEN 'mergedInto' END,
  CASE WHEN member IS NOT NULL THEN 'key' END
] WHERE column IS NOT NULL] AS problems
WITH row, survivor, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  ELSE 'unchanged'
END AS outcome
FOREACH (who IN CASE outcome WHEN 'created' THEN [survivor] ELSE [] END |
  MERGE (node:Merged {community: $community, key: row.key})
  ON CREATE SET node.id = row.id
  SET node += row.p
  MERGE (node)-[:MERGED_INTO]->(who))
RETURN outcome, problems, collect(row.n) AS rows
