// The chosen relationships of some members to others, one row a source: their weights added up for every target. Relationships of a member to
// itself are left out, and so are weights that are not positive, unless they are asked for.
// :param members => ['01J']
// :param types => ['FOLLOWS', 'REPLIED']
// :param weighted => false
// :param signed => false
UNWIND $members AS id
MATCH (a:Member {id: id})
CALL (a) {
  CALL (a) {
    MATCH (a)-[r:FOLLOWS|TRUSTS|INTERACTED|REFERRED]->(b:Member)
    WHERE type(r) IN $types
    RETURN b, CASE WHEN $weighted AND r:TRUSTS THEN toFloat(r.weight) ELSE 1.0 END AS weight
    UNION ALL
    MATCH (a)-[r:REACTED|SHARED]->(:Content)<-[:AUTHORED]-(b:Member)
    WHERE type(r) IN $types
    RETURN b, 1.0 AS weight
    UNION ALL
    MATCH (a)-[:AUTHORED]->(:Content)-[:REPLY_TO]->(:Content)<-[:AUTHORED]-(b:Member)
    WHERE 'REPLIED' IN $types
    RETURN b, 1.0 AS weight
  }
  WITH a, b, weight
  WHERE b <> a AND ($signed OR weight > 0)
  WITH b, sum(weight) AS weight
  RETURN collect(b.key) AS targets, collect(weight) AS weights
}
WITH a, targets, weights
WHERE size(targets) > 0
RETURN a.key AS source, targets, weights
