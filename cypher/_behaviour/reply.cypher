// When members replied to contents, by contents of one kind or of all.
// :param community => 'demo'
// :param after => ''
// :param upTo => 'zoe'
// :param kind => 'comment'
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after AND m.key <= $upTo
WITH collect(m) AS page
UNWIND page AS m
MATCH (m)-[:AUTHORED]->(c:Content)
WHERE EXISTS { (c)-[:REPLY_TO]->() } AND ($kind IS NULL OR c.kind = $kind)
WITH m, collect(c.createdAt.epochMillis) AS times
RETURN collect(m.key) AS keys, collect(times) AS times
