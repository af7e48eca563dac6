// What interests members.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)-[r:INTERESTED_IN]->(topic:Topic)
  WITH member, topic, r ORDER BY topic.name
  RETURN r {.*, member: member.key, topic: topic.name}
} AS rows
