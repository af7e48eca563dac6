// Looked at under the lock: of two updates that have read the same version, the second is refused.
// :param community => 'demo'
// :param content => 'post:1'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param sentiment => 0.5
// :param views => 5
// :param ifVersion => 3
// :param given => ['handle']
// :param kind => 'like'
// :param origin => 'UGC'
// :param title => 'Hello'
// :param body => 'Hi'
// :param score => 2
// :param status => 'published'
// :param topics => ['hops']
// :param newId => '01JNEW'
OPTIONAL MATCH (c:Content {community: $community, key: $content})
SET c.lockedAt = $now
REMOVE c.lockedAt
RETURN CASE
  WHEN c IS NULL THEN {code: 'NOT_FOUND', field: 'content', message: 'there is no content ' + $content}
  WHEN NOT -1 <= $sentiment <= 1 THEN {code: 'OUT_OF_RANGE', field: 'sentiment', message: 'a sentiment lies between -1 and 1'}
  WHEN $views < 0 THEN {code: 'OUT_OF_RANGE', field: 'views', message: 'views are 0 or more'}
END AS refused;
MATCH (c:Content {community: $community, key: $content})
WITH coalesce(c.version, 1) AS version
RETURN CASE WHEN $ifVersion <> version
  THEN {code: 'VERSION_CONFLICT', field: 'ifVersion', version: version, message: $content + ' has version ' + version + ' now'}
END AS refused;
MATCH (c:Content {community: $community, key: $content})
SET c.kind = CASE WHEN 'kind' IN $given THEN $kind ELSE c.kind END,
  c.origin = CASE WHEN 'origin' IN $given THEN $origin ELSE c.origin END,
  c.title = CASE WHEN 'title' IN $given THEN $title ELSE c.title END,
  c.body = CASE WHEN 'body' IN $given THEN $body ELSE c.body END,
  c.views = CASE WHEN 'views' IN $given THEN $views ELSE c.views END,
  c.score = CASE WHEN 'score' IN $given THEN $score ELSE c.score END,
  c.sentiment = CASE WHEN 'sentiment' IN $given THEN $sentiment ELSE c.sentiment END,
  c.status = CASE WHEN 'status' IN $given THEN $status ELSE c.status END,
  c.version = coalesce(c.version, 1) + 1
WITH c
CALL (c) {
  MATCH (c)-[about:ABOUT]->(t:Topic)
  WHERE 'topics' IN $given AND NOT t.name IN coalesce($topics, [])
  DELETE about
}
CALL (c) {
  WITH coalesce($topics, []) AS topics
  UNWIND range(0, size(topics) - 1) AS i
  MERGE (t:Topic {community: $community, name: topics[i]})
  ON CREATE SET t.id = $newId + '.' + i
  MERGE (c)-[:ABOUT]->(t)
}
RETURN c.id AS content
