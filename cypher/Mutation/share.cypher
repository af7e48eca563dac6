// Every share counts.
// :param community => 'demo'
// :param member => 'ada'
// :param content => 'post:1'
// :param at => datetime('2026-01-01T00:00:00Z')
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
// :param from => 'ben'
OPTIONAL MATCH (m:Member {community: $community, key: $member})
OPTIONAL MATCH (c:Content {community: $community, key: $content})
OPTIONAL MATCH (source:Member {community: $community, key: $from})
SET m.lockedAt = $now
REMOVE m.lockedAt
RETURN CASE
  WHEN m IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'there is no member ' + $member}
  WHEN c IS NULL THEN {code: 'NOT_FOUND', field: 'content', message: 'there is no content ' + $content}
  WHEN $from IS NOT NULL AND source IS NULL THEN {code: 'NOT_FOUND', field: 'from', message: 'there is no member ' + $from}
  WHEN EXISTS { (m)-[:BLOCKS]-(:Member)-[:AUTHORED]->(c) }
    THEN {code: 'BLOCKED', field: 'content', message: 'there is a block between ' + $member + ' and who made ' + $content}
END AS refused;
MATCH (m:Member {community: $community, key: $member})
MATCH (c:Content {community: $community, key: $content})
CREATE (m)-[:SHARED {at: coalesce($at, $now), from: $from, key: $newId, fromId: m.id, toId: c.id,
  place: toString(500000000000000 - coalesce($at, $now).epochMillis) + right($newId, 21)}]->(c)
RETURN m.id AS member, c.id AS content
