// Everything it names must exist, except topics. An author who was merged away in this moment is looked for again.
// :param author => 'ada'
// :param key => 'post:1'
// :param kind => 'post'
// :param origin => 'UGC'
// :param title => 'Hello'
// :param body => 'Hi'
// :param createdAt => datetime('2026-01-01T00:00:00Z')
// :param replyTo => 'post:0'
// :param derivedFrom => ['post:0']
// :param topics => ['hops']
// :param newId => '01JNEW'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param community => 'demo'
OPTIONAL MATCH (author:Member {community: $community, key: $author})
OPTIONAL MATCH (parent:Content {community: $community, key: $replyTo})
SET author.lockedAt = $now
REMOVE author.lockedAt
RETURN CASE
  WHEN $author IS NOT NULL AND author IS NULL THEN {code: 'NOT_FOUND', field: 'author', message: 'there is no member ' + $author}
  WHEN $replyTo IS NOT NULL AND parent IS NULL THEN {code: 'NOT_FOUND', field: 'replyTo', message: 'there is no content ' + $replyTo}
  WHEN EXISTS { (author)-[:BLOCKS]-(:Member)-[:AUTHORED]->(parent) }
    THEN {code: 'BLOCKED', field: 'replyTo', message: 'there is a block between ' + $author + ' and who made ' + $replyTo}
END AS refused;
UNWIND $derivedFrom AS key
OPTIONAL MATCH (source:Content {community: $community, key: key})
WITH key, source WHERE source IS NULL
RETURN {code: 'NOT_FOUND', field: 'derivedFrom', message: 'there is no content ' + key} AS refused LIMIT 1;
MERGE (node:Content {community: $community, key: coalesce($key, $newId)})
ON CREATE SET node.id = $newId, node.kind = $kind, node.origin = $origin, node.title = $title, node.body = $body,
  node.createdAt = coalesce($createdAt, $now)
RETURN node.id AS content,
  CASE WHEN node.id <> $newId THEN {code: 'KEY_TAKEN', field: 'key', message: 'there is a content ' + $key + ' already'} END AS refused;
MATCH (node:Content {id: $newId})
CALL (node) {
  MATCH (author:Member {community: $community, key: $author})
  CREATE (author)-[:AUTHORED]->(node)
}
CALL (node) {
  MATCH (parent:Content {community: $community, key: $replyTo})
  CREATE (node)-[:REPLY_TO]->(parent)
}
CALL (node) {
  UNWIND $derivedFrom AS key
  MATCH (source:Content {community: $community, key: key})
  MERGE (node)-[:DERIVED_FROM]->(source)
}
CALL (node) {
  UNWIND range(0, size($topics) - 1) AS i
  MERGE (t:Topic {community: $community, name: $topics[i]})
  ON CREATE SET t.id = $newId + '.' + i
  MERGE (node)-[:ABOUT]->(t)
}
RETURN node.id AS content, $author IS NOT NULL AND NOT EXISTS { (node)<-[:AUTHORED]-() } AS again
