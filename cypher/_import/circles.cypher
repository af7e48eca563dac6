// Circles by key. A new one is part of the row's channel, or of the community; it stays where it is.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', otherId: '02', key: 'x', channel: 'y', p: {}}]
UNWIND $rows AS row
MATCH (community:Community {key: $community})
OPTIONAL MATCH (old:Circle {community: $community, key: row.key})
WITH row, community, old,
  old IS NOT NULL AND row.channel IS NOT NULL AND NOT EXISTS { MATCH (old)-[:PART_OF]->(:Channel {key: row.channel}) } AS elsewhere
WITH row, community, old, [column IN [
  CASE WHEN elsewhere THEN 'channel' END
] WHERE column IS NOT NULL] AS problems
WITH row, community, old, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (write IN CASE WHEN outcome IN ['created', 'updated'] THEN [1] ELSE [] END |
  MERGE (node:Circle {community: $community, key: row.key})
  ON CREATE SET node.id = row.id, node.name = row.key
  SET node += row.p
  FOREACH (new IN CASE WHEN old IS NULL AND row.channel IS NULL THEN [1] ELSE [] END | MERGE (node)-[:PART_OF]->(community))
  FOREACH (new IN CASE WHEN old IS NULL AND row.channel IS NOT NULL THEN [1] ELSE [] END |
    MERGE (channel:Channel {community: $community, key: row.channel})
    ON CREATE SET channel.id = row.otherId, channel.name = row.channel
    MERGE (node)-[:PART_OF]->(channel)
    MERGE (channel)-[:PART_OF]->(community)))
RETURN outcome, problems, collect(row.n) AS rows
