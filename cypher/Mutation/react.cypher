// One reaction of a kind a member and content.
// :param kind => 'like'
// :param community => 'demo'
// :param member => 'ada'
// :param content => 'post:1'
// :param at => datetime('2026-01-01T00:00:00Z')
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
OPTIONAL MATCH (m:Member {community: $community, key: $member})
OPTIONAL MATCH (c:Content {community: $community, key: $content})
SET m.lockedAt = $now
REMOVE m.lockedAt
RETURN CASE
  WHEN m IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'there is no member ' + $member}
  WHEN c IS NULL THEN {code: 'NOT_FOUND', field: 'content', message: 'there is no content ' + $content}
  WHEN EXISTS { (m)-[:BLOCKS]-(:Member)-[:AUTHORED]->(c) }
    THEN {code: 'BLOCKED', field: 'content', message: 'there is a block between ' + $member + ' and who made ' + $content}
END AS refused;
MATCH (m:Member {community: $community, key: $member})
MATCH (c:Content {community: $community, key: $content})
MERGE (m)-[r:REACTED {kind: $kind}]->(c)
ON CREATE SET r.at = coalesce($at, $now), r.key = $newId, r.fromId = m.id, r.toId = c.id,
  r.place = toString(500000000000000 - coalesce($at, $now).epochMillis) + right($newId, 21)
RETURN m.id AS member, c.id AS content
