// Nothing there already is fine.
// :param community => 'demo'
// :param content => 'post:1'
OPTIONAL MATCH (c:Content {community: $community, key: $content})
OPTIONAL MATCH (m:Member)-[:AUTHORED]->(c)
OPTIONAL MATCH (c)-[:COUNTED]->(n:ReactionCount)
WITH c, m.id AS author, collect(n) AS counts
FOREACH (n IN counts | DETACH DELETE n)
DETACH DELETE c
RETURN author AS author
