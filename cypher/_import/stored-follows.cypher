// Who follows whom: what follows.cypher compares.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)-[r:FOLLOWS]->(other:Member)
  RETURN [member.key, other.key, r.at]
} AS rows
