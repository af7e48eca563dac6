// Converts a referral that has not converted by what its campaign asks for: this order or event, or the earliest there is, or because somebody
// says so. What is dated before the referral, or when the campaign does not run, is not asked for.
// :param converting => '01JMEMBER'
// :param happened => '01JEVENT'
// :param said => {conversion: 'explicit:01J', at: datetime('2026-01-01T00:00:00Z'), amountE4: 100000, currency: 'EUR', reason: ''}
// :param community => 'demo'
// :param caller => 'key:1'
MATCH (m:Member {id: $converting})<-[r:REFERRED]-(:Member)
WHERE r.convertedAt IS NULL AND r.state IN ['PENDING', 'FLAGGED']
OPTIONAL MATCH (community:Community {key: $community})
OPTIONAL MATCH (c:Campaign {community: $community, key: r.campaign})
WITH community, m, r, c, coalesce(c.conversion, 'FIRST_ORDER') AS by
CALL (community, m, r, c, by) {
  WITH community, m, r, c, by WHERE $said IS NOT NULL
  RETURN $said AS found
  UNION
  MATCH (m)-[:PLACED]->(o:Order)
  WHERE $said IS NULL AND c IS NOT NULL AND by = 'FIRST_ORDER'
    AND coalesce(o.id = $happened, true) AND coalesce(toLower(o.status), 'paid') = 'paid' AND o.refundedAt IS NULL
    AND coalesce(o.at >= r.at, true) AND coalesce(o.at >= c.startsAt, true) AND coalesce(o.at < c.endsAt, true)
  WITH o ORDER BY o.at, o.key LIMIT 1
  RETURN {conversion: 'order:' + o.key, at: o.at, amountE4: o.amountE4, currency: o.currency, reason: 'order ' + o.key} AS found
  UNION
  MATCH (m)-[:DID]->(e:Event)
  WHERE $said IS NULL AND by = 'EVENT' AND e.type = c.eventType AND coalesce(e.id = $happened, true)
    AND coalesce(e.at >= r.at, true) AND coalesce(e.at >= c.startsAt, true) AND coalesce(e.at < c.endsAt, true)
  WITH community, c, e ORDER BY e.at, e.key LIMIT 1
  RETURN {conversion: 'event:' + e.key, at: e.at, amountE4: c.conversionAmountE4, currency: community.currency, reason: e.type + ' ' + e.key} AS found
}
SET r.convertedAt = found.at, r.conversion = found.conversion, r.holdUntil = found.at + duration({hours: 24 * coalesce(c.holdDays, 7)})
FOREACH (_ IN CASE WHEN r.state = 'PENDING' THEN [1] ELSE [] END | SET r.state = 'CONVERTED',
  r.history = coalesce(r.history + '\n', '') + 'CONVERTED' + '|' + toString(found.at) + '|' + replace(coalesce($caller, ''), '|', '/') + '|' + replace(coalesce(found.reason, ''), '\n', ' '))
RETURN {
  conversion: found.conversion, at: found.at, amountE4: found.amountE4, currency: found.currency, campaign: c.key, ratesE4: coalesce(c.ratesE4, []),
  capsE4: c.capsE4, memberCapE4: c.memberCapE4, availableAt: CASE WHEN r.state = 'CONVERTED' THEN r.holdUntil END
} AS converted
