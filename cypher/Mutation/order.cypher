// An order is taken once by key. Who buys is locked, so that an order and what becomes of their referral are one after the other.
// :param key => 'order:1'
// :param member => 'ada'
// :param amount => 199900
// :param currency => 'EUR'
// :param status => 'paid'
// :param at => datetime('2026-01-01T00:00:00Z')
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
// :param community => 'demo'
INCLUDE _fraud/hashes FOR fingerprints;
OPTIONAL MATCH (m:Member {community: $community, key: $member})
SET m.lockedAt = $now
REMOVE m.lockedAt
WITH m, EXISTS { MATCH (m)<-[r:REFERRED]-() WHERE r.campaign IS NOT NULL AND r.convertedAt IS NULL } AS waiting
RETURN m.id AS seen, CASE WHEN EXISTS { (m)<-[:REFERRED]-() } THEN m.id END AS brought, CASE WHEN waiting THEN m.id END AS converting, CASE WHEN m IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'there is no member ' + $member} END AS refused;
MATCH (community:Community {key: $community})
MATCH (m:Member {community: $community, key: $member})
MERGE (o:Order {community: $community, key: $key})
ON CREATE SET o.id = $newId, o.amountE4 = $amount, o.currency = coalesce($currency, community.currency), o.at = coalesce($at, $now),
  o.status = $status
FOREACH (_ IN CASE WHEN o.id = $newId THEN [1] ELSE [] END | CREATE (m)-[:PLACED]->(o))
RETURN o.id AS order, o.id AS happened,
  CASE WHEN o.id <> $newId THEN {code: 'KEY_TAKEN', field: 'key', message: 'there is an order ' + $key + ' already'} END AS refused;
INCLUDE _programme/convert FOR converting;
INCLUDE _programme/reward FOR converted;
INCLUDE _fraud/seen FOR fingerprints
