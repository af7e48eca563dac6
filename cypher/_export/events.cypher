// Events, each of a member.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (event:Event)
WHERE event.community = $community AND event.key > $after
WITH event ORDER BY event.community, event.key LIMIT $limit
RETURN event.key AS after, COLLECT {
  MATCH (member:Member)-[:DID]->(event)
  OPTIONAL MATCH (event)-[:ON]->(content:Content)
  RETURN event {.*, member: member.key, content: content.key} AS row
} AS rows
