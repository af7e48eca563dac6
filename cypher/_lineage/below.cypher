// Some members and everybody below them, with who brought them and what came of it, in columns; nothing of those who have more than 2,000 below.
// :param parents => ['01J']
// :param now => datetime('2026-01-01T00:00:00Z')
// :param snapshot => '01JSNAPSHOT'
UNWIND $parents AS id
MATCH (n:Member {id: id})
CALL (*) {
  MATCH (n)-[:REFERRED*0..]->(m:Member)
  WITH m LIMIT 2002
  RETURN collect(m) AS members
}
CALL (*) {
  UNWIND CASE WHEN size(members) <= 2001 THEN members ELSE [] END AS m
  OPTIONAL MATCH (m)<-[r:REFERRED]-(a:Member)
  RETURN collect(m.key) AS keys, collect(coalesce(a.key, '')) AS referrers, collect(coalesce(r.at.epochMillis, -999999999999999)) AS at,
    collect(coalesce(m.joinedAt.epochMillis, -999999999999999)) AS joinedAt, collect(CASE WHEN r.state = 'CONVERTED' AND r.holdUntil <= $now THEN 'APPROVED' ELSE coalesce(r.state, '') END) AS states,
    collect(coalesce(r.convertedAt.epochMillis, -999999999999999)) AS convertedAt, collect(coalesce(r.campaign, '')) AS campaigns,
    collect($snapshot <> '' AND EXISTS { (m)<-[rank:RANKED {snapshot: $snapshot}]-() WHERE rank.score > 0 }) AS active,
    collect(COLLECT {
      MATCH (m)-[:PLACED]->(o:Order)
      WHERE coalesce(toLower(o.status), 'paid') = 'paid' AND o.refundedAt IS NULL
      RETURN [o.currency, o.amountE4, o.at.epochMillis]
    }) AS orders
}
RETURN collect({
  id: id, key: n.key, keys: keys, referrers: referrers, at: at, joinedAt: joinedAt, states: states, convertedAt: convertedAt,
  campaigns: campaigns, active: active, orders: orders
}) AS data
