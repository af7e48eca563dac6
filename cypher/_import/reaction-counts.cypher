// Anonymous reactions. Each row is the first, second, ... of its content, kind and day, and a count is the greatest number met: rows
// loaded before change nothing, and what came in elsewhere is not taken away.
// :param community => 'c'
// :param rows => [{n: 0, content: 'a', kind: 'upvote', day: date('2026-01-01'), number: 2}]
UNWIND $rows AS row
OPTIONAL MATCH (content:Content {community: $community, key: row.content})
WITH content, row.content AS key, row.kind AS kind, row.day AS day, collect(row {.n, .number}) AS rows, max(row.number) AS total
OPTIONAL MATCH (content)-[:COUNTED]->(old:ReactionCount {kind: kind})
WHERE old.day = day OR (old.day IS NULL AND day IS NULL)
WITH content, kind, day, rows, total, old, coalesce(old.count, 0) AS before
FOREACH (counted IN CASE WHEN content IS NOT NULL AND old IS NULL THEN [content] ELSE [] END |
  CREATE (counted)-[:COUNTED]->(:ReactionCount {kind: kind, day: day, count: total}))
FOREACH (counted IN CASE WHEN total > before THEN [old] ELSE [] END | SET counted.count = total)
WITH content, rows, before
UNWIND rows AS row
WITH row, CASE WHEN content IS NULL THEN ['content'] ELSE [] END AS problems, CASE
  WHEN content IS NULL THEN 'rejected'
  WHEN row.number > before THEN 'created'
  ELSE 'unchanged'
END AS outcome
RETURN outcome, problems, collect(row.n) AS rows
