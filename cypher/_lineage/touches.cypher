// Touches that are not effective, by the members whom they reached, of those between two keys.
// :param community => 'demo'
// :param after => ''
// :param until => 'z'
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after AND m.key <= $until
WITH m ORDER BY m.community, m.key
MATCH (m)<-[:REACHED]-(t:Touch)<-[:MADE]-(a:Member)
WHERE NOT t.effective
RETURN collect(a.key) AS referrers, collect(m.key) AS members, collect(coalesce(t.reason, '')) AS reasons
