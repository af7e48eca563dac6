// Who blocks whom.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)-[r:BLOCKS]->(other:Member)
  WITH member, other, r ORDER BY other.key
  RETURN r {.*, from: member.key, to: other.key}
} AS rows
