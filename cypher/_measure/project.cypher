// Projects the chosen relationships: one an ordered pair of members (an unordered pair where undirected), its weight the sum of those it
// stands for. Members without relationships are in it; relationships of a member to itself are not.
// :param graph => 'measure-1'
// :param community => 'demo'
// :param types => ['FOLLOWS', 'REPLIED']
// :param weighted => false
// :param reverse => false
// :param undirected => false
MATCH (a:Member {community: $community})
WHERE a.key IS NOT NULL
CALL (a) {
  MATCH (a)-[r:FOLLOWS|TRUSTS|INTERACTED|REFERRED]->(b:Member)
  WHERE type(r) IN $types AND b <> a
  RETURN b, CASE WHEN $weighted AND r:TRUSTS THEN coalesce(r.weight, 1.0) ELSE 1.0 END AS weight
  UNION ALL
  MATCH (a)-[r:REACTED|SHARED]->(:Content)<-[:AUTHORED]-(b:Member)
  WHERE type(r) IN $types AND b <> a
  RETURN b, 1.0 AS weight
  UNION ALL
  MATCH (a)-[:AUTHORED]->(:Content)-[:REPLY_TO]->(:Content)<-[:AUTHORED]-(b:Member)
  WHERE 'REPLIED' IN $types AND b <> a
  RETURN b, 1.0 AS weight
  UNION ALL
  RETURN null AS b, 1.0 AS weight
}
WITH a, b, weight, b IS NOT NULL AND ($reverse OR $undirected AND b.id < a.id) AS turned
WHERE weight > 0
WITH CASE WHEN turned THEN b ELSE a END AS source, CASE WHEN turned THEN a ELSE b END AS target, sum(weight) AS weight
WITH gds.graph.project($graph, source, target, {relationshipProperties: {weight: weight}},
  {undirectedRelationshipTypes: CASE WHEN $undirected THEN ['*'] ELSE [] END}) AS projected
RETURN projected.nodeCount AS members, projected.relationshipCount AS relationships
