// An order that was paid back converts nobody: the referral waits for another one, unless it was revoked.
// :param converting => '01JMEMBER'
// :param order => '01JORDER'
// :param caller => 'key:1'
MATCH (m:Member {id: $converting})<-[r:REFERRED]-(:Member)
OPTIONAL MATCH (o:Order {id: $order})
WITH m, o, r, r.conversion AS reversed
WHERE reversed = 'order:' + o.key AND r.state <> 'VOIDED'
SET r.state = CASE r.state WHEN 'FLAGGED' THEN 'FLAGGED' ELSE 'PENDING' END,
  r.history = coalesce(r.history + '\n', '') + r.state + '|' + toString(o.refundedAt) + '|' + replace(coalesce($caller, ''), '|', '/') + '|' + replace('order ' + o.key + ' was paid back', '\n', ' ')
REMOVE r.convertedAt, r.conversion, r.holdUntil
RETURN [{member: m.id, conversion: reversed}] AS reversing
