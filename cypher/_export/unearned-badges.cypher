// Badges that nobody has.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (badge:Badge)
WHERE badge.community = $community AND badge.name > $after
WITH badge ORDER BY badge.community, badge.name LIMIT $limit
RETURN badge.name AS after, COLLECT {
  MATCH (badge)
  WHERE NOT EXISTS { (badge)<-[:EARNED]-() }
  RETURN {badge: badge.name}
} AS rows
