// Who was brought by whom and what came of it, a page of members in the order of their keys, in columns; who neither brought nor was brought is left out.
// :param community => 'demo'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param snapshot => '01JSNAPSHOT'
// :param after => ''
// :param limit => 10000
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after
WITH m ORDER BY m.community, m.key LIMIT $limit
WITH collect(m) AS page
CALL (page) {
  UNWIND page AS m
  OPTIONAL MATCH (m)<-[r:REFERRED]-(a:Member)
  WITH m, r, a
  WHERE r IS NOT NULL OR EXISTS { (m)-[:REFERRED]->(:Member) }
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
RETURN page[-1].key AS last, keys, referrers, at, joinedAt, states, convertedAt, campaigns, active, orders
