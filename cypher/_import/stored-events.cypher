// Events: whose they are and on what, because they never change.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (event:Event)
WHERE event.community = $community AND event.key > $after
WITH event ORDER BY event.community, event.key LIMIT $limit
RETURN event.key AS after, COLLECT {
  MATCH (member:Member)-[:DID]->(event)
  OPTIONAL MATCH (event)-[:ON]->(content:Content)
  RETURN [event.key, member.key, content.key]
} AS rows
