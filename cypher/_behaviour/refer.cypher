// When members brought others; voided referrals do not count.
// :param community => 'demo'
// :param after => ''
// :param upTo => 'zoe'
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after AND m.key <= $upTo
WITH collect(m) AS page
UNWIND page AS m
MATCH (m)-[r:REFERRED]->(:Member)
WHERE coalesce(r.state, '') <> 'VOIDED'
WITH m, collect(r.at.epochMillis) AS times
RETURN collect(m.key) AS keys, collect(times) AS times
