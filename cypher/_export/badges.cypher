// Badges earned.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)-[r:EARNED]->(badge:Badge)
  WITH member, badge, r ORDER BY badge.name, r.key
  RETURN r {.*, member: member.key, badge: badge.name}
} AS rows
