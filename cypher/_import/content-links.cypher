// What contents reply to and derive from, once all are there.
// :param community => 'c'
// :param rows => [{n: 0, key: 'a', replyTo: 'b', derivedFrom: ['c']}]
UNWIND $rows AS row
OPTIONAL MATCH (content:Content {community: $community, key: row.key})
OPTIONAL MATCH (parent:Content {community: $community, key: row.replyTo})
WITH row, content, parent, COLLECT {
  UNWIND row.derivedFrom AS key
  MATCH (source:Content {community: $community, key: key})
  RETURN source
} AS sources
WITH row, content, parent, sources,
  COLLECT { MATCH (content)-[reply:REPLY_TO]->(other:Content) WHERE row.replyTo IS NOT NULL AND other.key <> row.replyTo RETURN reply } AS stale,
  row.replyTo IS NULL OR EXISTS { (content)-[:REPLY_TO]->(parent) } AS replied,
  COLLECT { MATCH (content)-[:DERIVED_FROM]->(source:Content) RETURN source.key } AS had,
  [column IN [
  CASE WHEN row.replyTo IS NOT NULL AND parent IS NULL THEN 'replyTo' END,
  CASE WHEN size(sources) < size(row.derivedFrom) THEN 'derivedFrom' END
] WHERE column IS NOT NULL] AS problems
WITH row, content, parent, sources, stale, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN replied AND all(key IN row.derivedFrom WHERE key IN had) AND size(stale) = 0 THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (node IN CASE WHEN outcome = 'updated' AND content IS NOT NULL THEN [content] ELSE [] END |
  FOREACH (link IN stale | DELETE link)
  FOREACH (to IN CASE WHEN parent IS NULL THEN [] ELSE [parent] END | MERGE (node)-[:REPLY_TO]->(to))
  FOREACH (to IN sources | MERGE (node)-[:DERIVED_FROM]->(to)))
RETURN outcome, problems, collect(row.n) AS rows
