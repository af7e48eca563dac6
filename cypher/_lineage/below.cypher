// Some members, by their ids or by their keys, and everybody below them, with who brought them and what came of it, in columns, with the rows of those who
// are active and of those who have bought; nothing of those who have more than 2,000 below.
// :param parents => ['01J']
// :param keys => ['ada']
// :param community => 'demo'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param snapshot => '01JSNAPSHOT'
MATCH (home:Community {key: $community})
CALL (*) {
  UNWIND $parents AS id
  MATCH (n:Member {id: id})
  RETURN n
  UNION ALL
  UNWIND $keys AS key
  MATCH (n:Member {community: $community, key: key})
  RETURN n
}
CALL (*) {
  MATCH (n)-[:REFERRED*0..]->(m:Member)
  WITH m LIMIT 2002
  WITH collect(m) AS members
  RETURN CASE WHEN size(members) <= 2001 THEN members ELSE [] END AS members
}
CALL (*) {
  UNWIND members AS m
  OPTIONAL MATCH (m)<-[r:REFERRED]-(a:Member)
  WITH m.key AS key, a.key AS referrer, r, r.at.epochMillis AS at, CASE WHEN r.at IS NULL THEN m.joinedAt.epochMillis END AS joinedAt, r.state AS state
  RETURN collect(key) AS keys, collect(coalesce(referrer, '')) AS referrers, collect(coalesce(at, -999999999999999)) AS at,
    collect(coalesce(at, joinedAt, -999999999999999)) AS arrivedAt, collect(CASE WHEN state = 'CONVERTED' AND r.holdUntil <= $now THEN 'APPROVED' ELSE coalesce(state, '') END) AS states,
    collect(coalesce(r.convertedAt.epochMillis, -999999999999999)) AS convertedAt, collect(coalesce(r.campaign, '')) AS campaigns
}
CALL (*) {
  UNWIND CASE $snapshot WHEN '' THEN [] ELSE range(0, size(members) - 1) END AS number
  WITH number, members[number] AS m
  WHERE EXISTS { (m)<-[rank:RANKED {snapshot: $snapshot}]-() WHERE rank.score > 0 }
  RETURN collect(number) AS active
}
CALL (*) {
  UNWIND range(0, size(members) - 1) AS number
  WITH number, members[number] AS m
  MATCH (m)-[:PLACED]->(o:Order)
  WHERE coalesce(toLower(o.status), 'paid') = 'paid' AND o.refundedAt IS NULL
  RETURN collect(number) AS buyers, collect(o.currency) AS currencies, collect(o.amountE4) AS amounts, collect(o.at.epochMillis) AS paidAt
}
RETURN collect({
  id: n.id, key: n.key, currency: home.currency, keys: keys, referrers: referrers, at: at, arrivedAt: arrivedAt, states: states, convertedAt: convertedAt,
  campaigns: campaigns, active: active, buyers: buyers, currencies: currencies, amounts: amounts, paidAt: paidAt
}) AS data
