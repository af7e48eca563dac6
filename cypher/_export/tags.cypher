// Tags on members.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)-[r:TAGGED]->(tag:Tag)
  WITH member, tag, r ORDER BY tag.name
  RETURN r {.*, member: member.key, tag: tag.name, kind: tag.kind}
} AS rows
