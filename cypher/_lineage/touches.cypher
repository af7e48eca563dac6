// Touches that are not effective, by the members whom they reached, a page of members in the order of their keys.
// :param community => 'demo'
// :param after => ''
// :param limit => 10000
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after
WITH m ORDER BY m.community, m.key LIMIT $limit
WITH collect(m) AS page
CALL (page) {
  UNWIND page AS m
  MATCH (m)<-[:REACHED]-(t:Touch)<-[:MADE]-(a:Member)
  WHERE NOT t.effective
  RETURN collect(a.key) AS referrers, collect(m.key) AS members, collect(coalesce(t.reason, '')) AS reasons
}
RETURN page[-1].key AS last, referrers, members, reasons
