// Events, exactly once by key: one that is there is a fact and stays as it is.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', key: 'e', member: 'ann', content: 'a', p: {type: 'login'}}]
UNWIND $rows AS row
OPTIONAL MATCH (member:Member {community: $community, key: row.member})
OPTIONAL MATCH (content:Content {community: $community, key: row.content})
OPTIONAL MATCH (old:Event {community: $community, key: row.key})
WITH row, member, content, old, [column IN [
  CASE WHEN member IS NULL THEN 'member' END,
  CASE WHEN row.content IS NOT NULL AND content IS NULL THEN 'content' END
] WHERE column IS NOT NULL] AS problems
WITH row, member, content, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN true THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (who IN CASE WHEN outcome = 'created' THEN [member] ELSE [] END |
  MERGE (node:Event {community: $community, key: row.key})
  ON CREATE SET node.id = row.id, node.memberId = who.id, node += row.p
  MERGE (who)-[:DID]->(node)
  FOREACH (on IN CASE WHEN content IS NULL THEN [] ELSE [content] END | MERGE (node)-[:ON]->(on)))
RETURN outcome, problems, collect(row.n) AS rows
