// What contents reply to and derive from, once all are there.
// :param community => 'c'
// :param rows => [{n: 0, key: 'a', replyTo: 'b', derivedFrom: 'c'}]
UNWIND $rows AS row
OPTIONAL MATCH (content:Content {community: $community, key: row.key})
OPTIONAL MATCH (parent:Content {community: $community, key: row.replyTo})
OPTIONAL MATCH (source:Content {community: $community, key: row.derivedFrom})
WITH row, content, parent, source,
  COLLECT { MATCH (content)-[reply:REPLY_TO]->(other:Content) WHERE row.replyTo IS NOT NULL AND other.key <> row.replyTo RETURN reply } AS stale,
  row.replyTo IS NULL OR EXISTS { (content)-[:REPLY_TO]->(parent) } AS replied,
  row.derivedFrom IS NULL OR EXISTS { (content)-[:DERIVED_FROM]->(source) } AS derived,
  [column IN [
  CASE WHEN row.replyTo IS NOT NULL AND parent IS NULL THEN 'replyTo' END,
  CASE WHEN row.derivedFrom IS NOT NULL AND source IS NULL THEN 'derivedFrom' END
] WHERE column IS NOT NULL] AS problems
WITH row, content, parent, source, stale, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN replied AND derived AND size(stale) = 0 THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (node IN CASE WHEN outcome = 'updated' AND content IS NOT NULL THEN [content] ELSE [] END |
  FOREACH (link IN stale | DELETE link)
  FOREACH (to IN CASE WHEN parent IS NULL THEN [] ELSE [parent] END | MERGE (node)-[:REPLY_TO]->(to))
  FOREACH (to IN CASE WHEN source IS NULL THEN [] ELSE [source] END | MERGE (node)-[:DERIVED_FROM]->(to)))
RETURN outcome, problems, collect(row.n) AS rows
