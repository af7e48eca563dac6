// A page of the members of a community, by key, in columns.
// :param community => 'demo'
// :param after => ''
// :param limit => 10000
// :param undated => -999999999999999
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after
WITH m ORDER BY m.community, m.key LIMIT $limit
RETURN collect(m.key) AS keys, collect(m.id) AS ids, collect(coalesce(m.joinedAt.epochMillis, $undated)) AS joinedAt, collect(coalesce(m.leftAt.epochMillis, $undated)) AS leftAt
