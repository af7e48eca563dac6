// Who belongs to a circle, with the channel that it is part of, to a channel as a whole, or to the community as a whole.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)-[r:BELONGS_TO]->(place)
  OPTIONAL MATCH (place)-[:PART_OF]->(around:Channel)
  RETURN r {.*, member: member.key,
    circle: CASE WHEN place:Circle THEN place.key END,
    channel: CASE WHEN place:Channel THEN place.key ELSE around.key END}
} AS rows
