// Accounts on platforms.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)-[:KNOWN_AS]->(identity:Identity)
  WITH member, identity ORDER BY identity.platform, identity.externalId
  RETURN identity {.*, member: member.key}
} AS rows
