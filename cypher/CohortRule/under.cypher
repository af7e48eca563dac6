// Begun with, the walk goes down from the member; asked of somebody, it goes up: at most one referral arrives at each.
// :param community => 'demo'
// :param member => 'ada'
// :param levels => 3
RETURN EXISTS {
  MATCH path = (above:Member {community: $community, key: $member})-[:REFERRED*1..30]->(parent) // when start
  MATCH path = (parent)<-[:REFERRED*1..30]-(above:Member) // when test
  WHERE length(path) <= $levels
    AND above.key = $member // when test
} AS value
