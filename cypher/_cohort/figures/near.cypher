// How many follows on the shortest way, if one is short enough.
// :param of => '01J'
// :param community => 'demo'
// :param member => 'ada'
MATCH (parent:Member {id: $of})
OPTIONAL MATCH (near:Member {community: $community, key: $member})
WHERE near <> parent
RETURN {hops: CASE WHEN near IS NOT NULL THEN length(shortestPath((near)-[:FOLLOWS*..4]-(parent))) END} AS figures
