// Members by key; what a row leaves out stays as it is. Who was merged into another is not made again.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', key: 'a', p: {}}]
UNWIND $rows AS row
OPTIONAL MATCH (old:Member {community: $community, key: row.key})
WITH row, old, [] AS problems
WITH row, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL AND EXISTS { (:Merged {community: $community, key: row.key}) } THEN 'unchanged'
  WHEN old IS NULL THEN 'created'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (write IN CASE WHEN outcome = 'unchanged' THEN [] ELSE [1] END |
  MERGE (node:Member {community: $community, key: row.key})
  ON CREATE SET node.id = row.id
  ON MATCH SET node.version = CASE outcome WHEN 'updated' THEN coalesce(node.version, 1) + 1 ELSE node.version END
  SET node += row.p)
RETURN outcome, problems, collect(row.n) AS rows
