// Nothing there already is fine.
// :param community => 'demo'
// :param content => 'post:1'
OPTIONAL MATCH (c:Content {community: $community, key: $content})
OPTIONAL MATCH (m:Member)-[:AUTHORED]->(c)
OPTIONAL MATCH (c)-[:COUNTED]->(n:ReactionCount)
WITH c, m.id AS author, collect(n) AS counts,
  COLLECT { MATCH (c)<-[:REACTED|SHARED]-(responder:Member) RETURN DISTINCT responder.id }
  + COLLECT { MATCH (c)-[:REPLY_TO]-(:Content)<-[:AUTHORED]-(other:Member) RETURN DISTINCT other.id } AS others
FOREACH (n IN counts | DETACH DELETE n)
DETACH DELETE c
RETURN author AS author, others AS others
