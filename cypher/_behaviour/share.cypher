// When members shared contents.
// :param community => 'demo'
// :param after => ''
// :param upTo => 'zoe'
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after AND m.key <= $upTo
WITH collect(m) AS page
UNWIND page AS m
MATCH (m)-[r:SHARED]->(:Content)
WITH m, collect(r.at.epochMillis) AS times
RETURN collect(m.key) AS keys, collect(times) AS times
