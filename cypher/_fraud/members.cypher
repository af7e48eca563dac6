// Who was brought or invited by whom, and who has ever done anything, a page of members in the order of their keys, in columns; who has nothing to do
// with referrals is left out.
// :param community => 'demo'
// :param undated => -999999999999999
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
  WHERE r IS NOT NULL OR EXISTS { (m)-[:REFERRED]->(:Member) } OR EXISTS { (m)-[:MADE]->(:Touch) } OR EXISTS { (m)<-[:REACHED]-() }
  RETURN collect(m.id) AS ids, collect(coalesce(a.id, '')) AS referrers, collect(coalesce(m.joinedAt.epochMillis, r.at.epochMillis, $undated)) AS joinedAt,
    collect(coalesce(r.at.epochMillis, m.joinedAt.epochMillis, $undated)) AS broughtAt,
    collect(r.convertedAt IS NOT NULL OR coalesce(r.state IN ['CONVERTED', 'APPROVED'], false) OR coalesce(m.lastSeenAt > m.joinedAt + duration({hours: 24}), false)
      OR EXISTS { (m)-[:PLACED|DID|AUTHORED|REACTED|SHARED|FOLLOWS|INTERACTED|TRUSTS]->() }) AS active,
    collect(COLLECT { MATCH (m)<-[:REACHED]-(:Touch)<-[:MADE]-(b:Member) WHERE b <> m RETURN DISTINCT b.id }) AS inviters
}
RETURN page[-1].key AS last, ids, referrers, joinedAt, broughtAt, active, inviters
