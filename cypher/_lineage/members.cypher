// Who was brought by whom and what came of it, of the members between two keys, in columns, with the rows of those who are active and of those who have bought; who
// neither brought nor was brought is left out.
// :param community => 'demo'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param snapshot => '01JSNAPSHOT'
// :param after => ''
// :param until => 'z'
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after AND m.key <= $until
WITH m ORDER BY m.community, m.key
WHERE EXISTS { (m)-[:REFERRED]-() }
WITH collect(m) AS members
CALL (members) {
  UNWIND members AS m
  OPTIONAL MATCH (m)<-[r:REFERRED]-(a:Member)
  WITH m.key AS key, a.key AS referrer, r, r.at.epochMillis AS at, CASE WHEN r.at IS NULL THEN m.joinedAt.epochMillis END AS joinedAt, r.state AS state
  RETURN collect(key) AS keys, collect(coalesce(referrer, '')) AS referrers, collect(coalesce(at, -999999999999999)) AS at,
    collect(coalesce(at, joinedAt, -999999999999999)) AS arrivedAt, collect(CASE WHEN state = 'CONVERTED' AND r.holdUntil <= $now THEN 'APPROVED' ELSE coalesce(state, '') END) AS states,
    collect(coalesce(r.convertedAt.epochMillis, -999999999999999)) AS convertedAt, collect(coalesce(r.campaign, '')) AS campaigns
}
CALL (members) {
  UNWIND CASE $snapshot WHEN '' THEN [] ELSE range(0, size(members) - 1) END AS number
  WITH number, members[number] AS m
  WHERE EXISTS { (m)<-[rank:RANKED {snapshot: $snapshot}]-() WHERE rank.score > 0 }
  RETURN collect(number) AS active
}
CALL (members) {
  UNWIND range(0, size(members) - 1) AS number
  WITH number, members[number] AS m
  MATCH (m)-[:PLACED]->(o:Order)
  WHERE coalesce(toLower(o.status), 'paid') = 'paid' AND o.refundedAt IS NULL
  RETURN collect(number) AS buyers, collect(o.currency) AS currencies, collect(o.amountE4) AS amounts, collect(o.at.epochMillis) AS paidAt
}
RETURN keys, referrers, at, arrivedAt, states, convertedAt, campaigns, active, buyers, currencies, amounts, paidAt
