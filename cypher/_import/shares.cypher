// Who shared what, by key, and at whom it was seen.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', key: 'k', member: 'ann', content: 'a', p: {from: 'ben'}}]
UNWIND $rows AS row
OPTIONAL MATCH (member:Member {community: $community, key: row.member})
OPTIONAL MATCH (content:Content {community: $community, key: row.content})
OPTIONAL MATCH (seenAt:Member|Merged {community: $community, key: row.p.from})
OPTIONAL MATCH (member)-[old:SHARED {key: row.key}]->(content)
WITH row, member, content, old, [column IN [
  CASE WHEN member IS NULL THEN 'member' END,
  CASE WHEN content IS NULL THEN 'content' END,
  CASE WHEN row.p.from IS NOT NULL AND seenAt IS NULL THEN 'from' END
] WHERE column IS NOT NULL] AS problems
WITH row, member, content, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (who IN CASE WHEN outcome IN ['created', 'updated'] THEN [member] ELSE [] END |
  MERGE (who)-[link:SHARED {key: row.key}]->(content)
  SET link += row.p
  SET link.fromId = who.id, link.toId = content.id,
    link.place = toString(500000000000000 - coalesce(link.at.epochMillis, -499999999999999)) + right(coalesce(link.place, row.id), 21))
RETURN outcome, problems, collect(row.n) AS rows
