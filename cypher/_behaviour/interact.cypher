// When members turned to others, in one way or in all.
// :param community => 'demo'
// :param after => ''
// :param upTo => 'zoe'
// :param kind => 'message'
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after AND m.key <= $upTo
WITH collect(m) AS page
UNWIND page AS m
MATCH (m)-[r:INTERACTED]->(:Member)
WHERE $kind IS NULL OR r.kind = $kind
WITH m, collect(r.at.epochMillis) AS times
RETURN collect(m.key) AS keys, collect(times) AS times
