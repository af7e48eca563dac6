// Touches with those who have not joined, by key. A campaign that no file describes is made by its key.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', otherId: '02', key: 't', referrer: 'ann', campaign: 'x', p: {contact: 'ben'}}]
UNWIND $rows AS row
OPTIONAL MATCH (referrer:Member {community: $community, key: row.referrer})
OPTIONAL MATCH (old:Invitation {community: $community, key: row.key})
WITH row, referrer, old, [column IN [
  CASE WHEN referrer IS NULL THEN 'referrer' END,
  CASE WHEN referrer IS NOT NULL AND old IS NOT NULL AND NOT EXISTS { (referrer)-[:MADE]->(old) } THEN 'key' END
] WHERE column IS NOT NULL] AS problems
WITH row, referrer, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name])
    AND (row.campaign IS NULL OR EXISTS { (old)-[:IN]->(:Campaign {community: $community, key: row.campaign}) }) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (who IN CASE WHEN outcome IN ['created', 'updated'] THEN [referrer] ELSE [] END |
  MERGE (node:Invitation {community: $community, key: row.key})
  ON CREATE SET node.id = row.id
  SET node += row.p
  MERGE (who)-[:MADE]->(node)
  FOREACH (name IN CASE WHEN row.campaign IS NULL THEN [] ELSE [row.campaign] END |
    MERGE (campaign:Campaign {community: $community, key: name})
    ON CREATE SET campaign.id = row.otherId, campaign.name = name
    MERGE (node)-[:IN]->(campaign)))
RETURN outcome, problems, collect(row.n) AS rows
