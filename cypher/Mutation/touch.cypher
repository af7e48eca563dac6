// The key of who has not joined is taken for a moment, as if they did, so that nobody joins beside it: a touch is either there when its
// member joins, or it finds the member. Who has a key that was merged away is found by the other.
// :param community => 'demo'
// :param referrer => 'ada'
// :param member => 'ben'
// :param campaign => 'spring'
// :param at => datetime('2026-01-01T00:00:00Z')
// :param now => datetime('2026-01-01T00:00:00Z')
// :param code => 'K7M2PXQ4'
// :param source => 'link'
// :param newId => '01JNEW'
INCLUDE _programme/invite;
OPTIONAL MATCH (merged:Merged {community: $community, key: $member})
RETURN CASE WHEN merged IS NOT NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'there is no member ' + $member} END AS refused;
MERGE (m:Member {community: $community, key: $member})
ON CREATE SET m.id = $newId
WITH m, m.id = $newId AS stranger
FOREACH (_ IN CASE WHEN stranger THEN [1] ELSE [] END | DELETE m)
RETURN stranger AS stranger;
MATCH (referrer:Member {community: $community, key: $referrer})
OPTIONAL MATCH (member:Member {community: $community, key: $member})
CREATE (referrer)-[:MADE]->(touch:Invitation {id: $newId, community: $community, key: $newId, contact: $member, at: coalesce($at, $now),
  code: $code, source: $source})
WITH referrer, member, touch
CALL (touch) {
  MATCH (campaign:Campaign {community: $community, key: $campaign})
  CREATE (touch)-[:IN]->(campaign)
}
FOREACH (known IN CASE WHEN member IS NULL THEN [] ELSE [member] END |
  SET touch:Touch, touch.effective = false, touch.reason = 'AFTER_JOINING'
  REMOVE touch:Invitation, touch.contact
  CREATE (touch)-[:REACHED]->(known))
RETURN referrer.id AS referrer, CASE WHEN member IS NULL THEN touch.id END AS invitation, CASE WHEN member IS NOT NULL THEN touch.id END AS touch
