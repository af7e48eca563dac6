// Who belongs to a circle, to a channel as a whole, or to the community as a whole. Where a circle is, circles say.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)-[r:BELONGS_TO]->(place)
  WITH member, r, place, CASE WHEN place:Circle THEN place.key END AS circle, CASE WHEN place:Channel THEN place.key END AS channel
  ORDER BY circle, channel
  RETURN r {.*, member: member.key, circle: circle, channel: channel}
} AS rows
