// Reactions of members and anonymous ones, by kind.
CALL (parent) {
  MATCH (parent)<-[reaction:REACTED]-()
  RETURN reaction.kind AS kind, 1 AS count, 0 AS anonymous
  UNION ALL
  MATCH (parent)-[:COUNTED]->(counted:ReactionCount)
  RETURN counted.kind AS kind, counted.count AS count, counted.count AS anonymous
}
WITH kind, sum(count) AS count, sum(anonymous) AS anonymous
WITH {kind: kind, count: count, anonymous: anonymous} AS node
ORDER BY node.kind
