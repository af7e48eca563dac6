// Tags on members, once a pair. A tag's kind is settled by the row that makes it. A row without a member is about the tag alone.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', member: 'ann', tag: 'vip', kind: 'basic', p: {}}]
UNWIND $rows AS row
OPTIONAL MATCH (member:Member {community: $community, key: row.member})
OPTIONAL MATCH (tag:Tag {community: $community, name: row.tag})
OPTIONAL MATCH (member)-[old:TAGGED]->(tag)
WITH row, member, tag, old, [column IN [
  CASE WHEN row.member IS NOT NULL AND member IS NULL THEN 'member' END,
  CASE WHEN tag IS NOT NULL AND row.kind IS NOT NULL AND coalesce(tag.kind, '') <> row.kind THEN 'kind' END
] WHERE column IS NOT NULL] AS problems
WITH row, member, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN tag IS NULL OR (row.member IS NOT NULL AND old IS NULL) THEN 'created'
  WHEN row.member IS NULL THEN 'unchanged'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (write IN CASE WHEN outcome IN ['created', 'updated'] THEN [1] ELSE [] END |
  MERGE (node:Tag {community: $community, name: row.tag})
  ON CREATE SET node.id = row.id, node.kind = row.kind
  FOREACH (who IN CASE WHEN member IS NULL THEN [] ELSE [member] END |
    MERGE (who)-[link:TAGGED]->(node)
    SET link += row.p))
RETURN outcome, problems, collect(row.n) AS rows
