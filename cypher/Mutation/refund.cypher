// The first time stays. Who bought is locked before the order, as by who buys: what it converted is taken back, and another order may convert.
// :param community => 'demo'
// :param order => 'order:1'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param at => datetime('2026-01-01T00:00:00Z')
OPTIONAL MATCH (o:Order {community: $community, key: $order})
OPTIONAL MATCH (m:Member)-[:PLACED]->(o)
SET m.lockedAt = $now
REMOVE m.lockedAt
RETURN m.id AS converting, CASE WHEN o IS NULL THEN {code: 'NOT_FOUND', field: 'order', message: 'there is no order ' + $order} END AS refused;
MATCH (o:Order {community: $community, key: $order})
SET o.lockedAt = $now
REMOVE o.lockedAt
FOREACH (_ IN CASE WHEN o.status = 'refunded' THEN [] ELSE [1] END | SET o.status = 'refunded', o.refundedAt = coalesce($at, $now))
RETURN o.id AS order;
INCLUDE _programme/unconvert FOR converting;
INCLUDE _programme/reverse FOR reversing;
INCLUDE _programme/convert FOR reversing;
INCLUDE _programme/reward FOR converted
