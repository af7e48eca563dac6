// Who shared what.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)-[r:SHARED]->(content:Content)
  WITH member, content, r ORDER BY content.key, r.key
  RETURN r {.*, member: member.key, content: content.key}
} AS rows
