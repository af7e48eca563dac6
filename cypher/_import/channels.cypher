// Channels by key, each part of the community; what a row leaves out stays as it is.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', key: 'a', p: {}}]
UNWIND $rows AS row
MATCH (community:Community {key: $community})
OPTIONAL MATCH (old:Channel {community: $community, key: row.key})
WITH row, community, old, [] AS problems
WITH row, community, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (write IN CASE WHEN outcome = 'unchanged' THEN [] ELSE [1] END |
  MERGE (node:Channel {community: $community, key: row.key})
  ON CREATE SET node.id = row.id, node.name = row.key
  SET node += row.p
  MERGE (node)-[:PART_OF]->(community))
RETURN outcome, problems, collect(row.n) AS rows
