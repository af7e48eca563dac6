// Who is there: whether somebody brought them, whether they have left, and whether they are active in a ranking, a page of members in the order of their keys.
// :param community => 'demo'
// :param snapshot => '01JSNAPSHOT'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param after => ''
// :param limit => 10000
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after
WITH m ORDER BY m.community, m.key LIMIT $limit
WITH collect(m) AS page
CALL (page) {
  UNWIND page AS m
  RETURN collect(m.id) AS ids, collect(m.key) AS keys, collect(EXISTS { (m)<-[:REFERRED]-() }) AS brought,
    collect(coalesce(m.leftAt <= $now, false)) AS left, collect(EXISTS { (m)<-[rank:RANKED {snapshot: $snapshot}]-() WHERE rank.score > 0 }) AS active
}
RETURN page[-1].key AS last, ids, keys, brought, left, active
