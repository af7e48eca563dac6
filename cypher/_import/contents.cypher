// Contents by key with their author and topics, which replace the ones they had; content-links joins them to each other.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', key: 'a', author: 'ann', topics: [{name: 'ale', id: '02'}], p: {title: 't'}}]
UNWIND $rows AS row
OPTIONAL MATCH (author:Member {community: $community, key: row.author})
OPTIONAL MATCH (old:Content {community: $community, key: row.key})
WITH row, author, old,
  COLLECT { MATCH (old)<-[by:AUTHORED]-(other:Member) WHERE row.author IS NOT NULL AND other.key <> row.author RETURN by }
  + COLLECT {
    MATCH (old)-[about:ABOUT]->(topic:Topic)
    WHERE row.topics IS NOT NULL AND NOT topic.name IN [wanted IN row.topics | wanted.name]
    RETURN about
  } AS stale,
  row.author IS NULL OR EXISTS { (author)-[:AUTHORED]->(old) } AS authored,
  COLLECT { MATCH (old)-[:ABOUT]->(topic:Topic) RETURN topic.name } AS had
WITH row, author, old, stale, authored, had, [column IN [
  CASE WHEN row.author IS NOT NULL AND author IS NULL THEN 'author' END
] WHERE column IS NOT NULL] AS problems
WITH row, author, stale, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN size(stale) = 0 AND authored AND all(topic IN coalesce(row.topics, []) WHERE topic.name IN had)
    AND all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (write IN CASE WHEN outcome IN ['created', 'updated'] THEN [1] ELSE [] END |
  FOREACH (link IN stale | DELETE link)
  MERGE (node:Content {community: $community, key: row.key})
  ON CREATE SET node.id = row.id
  ON MATCH SET node.version = CASE outcome WHEN 'updated' THEN coalesce(node.version, 1) + 1 ELSE node.version END
  SET node += row.p
  FOREACH (who IN CASE WHEN author IS NULL THEN [] ELSE [author] END | MERGE (who)-[:AUTHORED]->(node))
  FOREACH (wanted IN coalesce(row.topics, []) |
    MERGE (topic:Topic {community: $community, name: wanted.name})
    ON CREATE SET topic.id = wanted.id
    MERGE (node)-[:ABOUT]->(topic)))
RETURN outcome, problems, collect(row.n) AS rows
