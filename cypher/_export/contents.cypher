// Contents with all that a row says of them.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (content:Content)
WHERE content.community = $community AND content.key > $after
WITH content ORDER BY content.community, content.key LIMIT $limit
OPTIONAL MATCH (content)<-[:AUTHORED]-(author:Member)
OPTIONAL MATCH (content)-[:REPLY_TO]->(parent:Content)
WITH content, author, parent,
  COLLECT { MATCH (content)-[:DERIVED_FROM]->(source:Content) WITH source.key AS key ORDER BY key RETURN key } AS sources,
  COLLECT { MATCH (content)-[:ABOUT]->(topic:Topic) WITH topic.name AS name ORDER BY name RETURN name } AS topics
RETURN content.key AS after,
  [content {.*, author: author.key, replyTo: parent.key, derivedFrom: sources, topics: topics}] AS rows
