// Touches by key, and the effective edge of those that the rules made effective. A campaign that no file describes is made by its key.
// What the edge says later (its state above all) is not put back to the default.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', otherId: '02', key: 't', referrer: 'ann', member: 'ben', campaign: 'x', t: {effective: true}, p: {}, d: {state: 'PENDING'}}]
UNWIND $rows AS row
OPTIONAL MATCH (referrer:Member {community: $community, key: row.referrer})
OPTIONAL MATCH (member:Member {community: $community, key: row.member})
OPTIONAL MATCH (touch:Touch {community: $community, key: row.key})
OPTIONAL MATCH (referrer)-[old:REFERRED]->(member)
WITH row, referrer, member, touch, old, [column IN [
  CASE WHEN referrer IS NULL THEN 'referrer' END,
  CASE WHEN member IS NULL THEN 'member' END,
  CASE WHEN touch IS NOT NULL AND NOT EXISTS { (referrer)-[:MADE]->(touch)-[:REACHED]->(member) } THEN 'key' END
] WHERE column IS NOT NULL] AS problems
WITH row, referrer, member, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN touch IS NULL THEN 'created'
  WHEN all(name IN keys(row.t) WHERE touch[name] = row.t[name])
    AND (NOT row.t.effective OR all(name IN keys(row.p) WHERE old[name] = row.p[name])) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (who IN CASE WHEN outcome IN ['created', 'updated'] THEN [referrer] ELSE [] END |
  MERGE (node:Touch {community: $community, key: row.key})
  ON CREATE SET node.id = row.id
  SET node += row.t
  MERGE (who)-[:MADE]->(node)
  MERGE (node)-[:REACHED]->(member)
  FOREACH (name IN CASE WHEN row.campaign IS NULL THEN [] ELSE [row.campaign] END |
    MERGE (campaign:Campaign {community: $community, key: name})
    ON CREATE SET campaign.id = row.otherId, campaign.name = name
    MERGE (node)-[:IN]->(campaign))
  FOREACH (effective IN CASE WHEN row.t.effective THEN [1] ELSE [] END |
    MERGE (who)-[link:REFERRED]->(member)
    ON CREATE SET link += row.d
    SET link += row.p))
RETURN outcome, problems, collect(row.n) AS rows
