// Reactions of known members: what reactions.cypher compares.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)-[r:REACTED]->(content:Content)
  RETURN [member.key, content.key, r.key, r.kind, r.at]
} AS rows
