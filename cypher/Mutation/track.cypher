// An event is taken once by key: the first stays.
// :param key => 'event:1'
// :param type => 'login'
// :param value => 1.0
// :param properties => {`properties.device`: 'phone'}
// :param community => 'demo'
// :param member => 'ada'
// :param content => 'post:1'
// :param at => datetime('2026-01-01T00:00:00Z')
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
INCLUDE _fraud/hashes FOR fingerprints;
OPTIONAL MATCH (m:Member {community: $community, key: $member})
OPTIONAL MATCH (c:Content {community: $community, key: $content})
WITH m, c, EXISTS {
  MATCH (m)<-[r:REFERRED]-()
  MATCH (campaign:Campaign {community: $community, key: r.campaign})
  WHERE r.convertedAt IS NULL AND campaign.conversion = 'EVENT' AND campaign.eventType = $type
} AS waiting
RETURN m.id AS seen, CASE WHEN waiting THEN m.id END AS converting, CASE
  WHEN m IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'there is no member ' + $member}
  WHEN $content IS NOT NULL AND c IS NULL THEN {code: 'NOT_FOUND', field: 'content', message: 'there is no content ' + $content}
END AS refused;
MATCH (m:Member {community: $community, key: $member})
OPTIONAL MATCH (c:Content {community: $community, key: $content})
MERGE (e:Event {community: $community, key: $key})
ON CREATE SET e.id = $newId, e.memberId = m.id, e.type = $type, e.at = coalesce($at, $now), e.value = $value
FOREACH (_ IN CASE WHEN e.id = $newId THEN [1] ELSE [] END |
  CREATE (m)-[:DID]->(e)
  SET e += coalesce($properties, {})
  FOREACH (content IN CASE WHEN c IS NULL THEN [] ELSE [c] END | CREATE (e)-[:ON]->(content))
)
RETURN e.id AS event, e.id AS happened;
INCLUDE _programme/lock FOR converting;
INCLUDE _programme/convert FOR converting;
INCLUDE _programme/reward FOR converted;
INCLUDE _fraud/seen FOR fingerprints
