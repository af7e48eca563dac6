// Not having shared is fine. Whoever was merged away in this moment is looked for again.
// :param community => 'demo'
// :param member => 'ada'
// :param content => 'post:1'
OPTIONAL MATCH (m:Member {community: $community, key: $member})
OPTIONAL MATCH (c:Content {community: $community, key: $content})
RETURN CASE
  WHEN m IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'there is no member ' + $member}
  WHEN c IS NULL THEN {code: 'NOT_FOUND', field: 'content', message: 'there is no content ' + $content}
END AS refused;
MATCH (m:Member {community: $community, key: $member})
MATCH (c:Content {community: $community, key: $content})
OPTIONAL MATCH (m)-[s:SHARED]->(c)
DELETE s
RETURN DISTINCT m.id AS member, c.id AS content, NOT m:Member AS again
