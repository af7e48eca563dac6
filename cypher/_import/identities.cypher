// Accounts on platforms. One account may belong to members of several communities, but to one member of each.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', member: 'ann', platform: 'github', externalId: 'ann', p: {verified: true}}]
UNWIND $rows AS row
OPTIONAL MATCH (member:Member {community: $community, key: row.member})
OPTIONAL MATCH (old:Identity {platform: row.platform, externalId: row.externalId})
WITH row, member, old,
  EXISTS { MATCH (old)<-[:KNOWN_AS]-(other:Member) WHERE other.community = $community AND other <> member } AS taken,
  EXISTS { (member)-[:KNOWN_AS]->(old) } AS known
WITH row, member, old, known, [column IN [
  CASE WHEN member IS NULL THEN 'member' END,
  CASE WHEN member IS NOT NULL AND taken THEN 'externalId' END
] WHERE column IS NOT NULL] AS problems
WITH row, member, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN known AND all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (who IN CASE WHEN outcome IN ['created', 'updated'] THEN [member] ELSE [] END |
  MERGE (node:Identity {platform: row.platform, externalId: row.externalId})
  ON CREATE SET node.id = row.id
  SET node += row.p
  MERGE (who)-[:KNOWN_AS]->(node))
RETURN outcome, problems, collect(row.n) AS rows
