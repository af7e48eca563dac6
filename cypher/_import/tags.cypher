// Tags on members, once a pair. A tag's kind is settled by the row that makes it.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', member: 'ann', tag: 'vip', kind: 'basic', p: {}}]
UNWIND $rows AS row
OPTIONAL MATCH (member:Member {community: $community, key: row.member})
OPTIONAL MATCH (tag:Tag {community: $community, name: row.tag})
OPTIONAL MATCH (member)-[old:TAGGED]->(tag)
WITH row, member, tag, old, [column IN [
  CASE WHEN member IS NULL THEN 'member' END,
  CASE WHEN tag IS NOT NULL AND row.kind IS NOT NULL AND coalesce(tag.kind, '') <> row.kind THEN 'kind' END
] WHERE column IS NOT NULL] AS problems
WITH row, member, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (who IN CASE WHEN outcome IN ['created', 'updated'] THEN [member] ELSE [] END |
  MERGE (node:Tag {community: $community, name: row.tag})
  ON CREATE SET node.id = row.id, node.kind = row.kind
  MERGE (who)-[link:TAGGED]->(node)
  SET link += row.p)
RETURN outcome, problems, collect(row.n) AS rows
