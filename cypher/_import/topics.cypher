// Topics by name, each with the broader one that its row names: a topic may have several, each in a row of its own.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', otherId: '02', name: 'ale', broader: 'beer', p: {}}]
UNWIND $rows AS row
OPTIONAL MATCH (old:Topic {community: $community, name: row.name})
OPTIONAL MATCH (wide:Topic {community: $community, name: row.broader})
WITH row, old, [] AS problems, row.broader IS NULL OR EXISTS { (old)-[:BROADER]->(wide) } AS same
WITH row, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NOT NULL AND same THEN 'unchanged'
  ELSE 'created'
END AS outcome
FOREACH (write IN CASE WHEN outcome = 'unchanged' THEN [] ELSE [1] END |
  MERGE (node:Topic {community: $community, name: row.name})
  ON CREATE SET node.id = row.id
  FOREACH (broader IN CASE WHEN row.broader IS NULL THEN [] ELSE [row.broader] END |
    MERGE (wider:Topic {community: $community, name: broader})
    ON CREATE SET wider.id = row.otherId
    MERGE (node)-[:BROADER]->(wider)))
RETURN outcome, problems, collect(row.n) AS rows
