// Begun with, everybody within so many steps is found once; asked of somebody, the shortest way is sought from both ends. No way leads from a member to themself.
// :param community => 'demo'
// :param member => 'ada'
RETURN EXISTS {
  MATCH (near:Member {community: $community, key: $member})
  MATCH (near)-[:FOLLOWS*1..1]-(parent) // when start, hops_1
  MATCH (near)-[:FOLLOWS*1..2]-(parent) // when start, hops_2
  MATCH (near)-[:FOLLOWS*1..3]-(parent) // when start, hops_3
  MATCH (near)-[:FOLLOWS*1..4]-(parent) // when start, hops_4
  WHERE near <> parent
    AND CASE WHEN near = parent THEN false ELSE shortestPath((near)-[:FOLLOWS*..1]-(parent)) IS NOT NULL END // when test, hops_1
    AND CASE WHEN near = parent THEN false ELSE shortestPath((near)-[:FOLLOWS*..2]-(parent)) IS NOT NULL END // when test, hops_2
    AND CASE WHEN near = parent THEN false ELSE shortestPath((near)-[:FOLLOWS*..3]-(parent)) IS NOT NULL END // when test, hops_3
    AND CASE WHEN near = parent THEN false ELSE shortestPath((near)-[:FOLLOWS*..4]-(parent)) IS NOT NULL END // when test, hops_4
} AS value
