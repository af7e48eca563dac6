// Campaigns by key; what a row leaves out stays as it is.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', key: 'a', p: {}}]
UNWIND $rows AS row
OPTIONAL MATCH (old:Campaign {community: $community, key: row.key})
WITH row, old, [] AS problems
WITH row, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (write IN CASE WHEN outcome = 'unchanged' THEN [] ELSE [1] END |
  MERGE (node:Campaign {community: $community, key: row.key})
  ON CREATE SET node.id = row.id
  SET node += row.p)
RETURN outcome, problems, collect(row.n) AS rows
