// The first time stays.
// :param community => 'demo'
// :param order => 'order:1'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param at => datetime('2026-01-01T00:00:00Z')
OPTIONAL MATCH (o:Order {community: $community, key: $order})
RETURN CASE WHEN o IS NULL THEN {code: 'NOT_FOUND', field: 'order', message: 'there is no order ' + $order} END AS refused;
MATCH (o:Order {community: $community, key: $order})
SET o.lockedAt = $now
REMOVE o.lockedAt
FOREACH (_ IN CASE WHEN o.status = 'refunded' THEN [] ELSE [1] END | SET o.status = 'refunded', o.refundedAt = coalesce($at, $now))
RETURN o.id AS order
