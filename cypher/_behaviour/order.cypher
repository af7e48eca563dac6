// When members placed orders that are paid, or have no status, and were not paid back.
// :param community => 'demo'
// :param after => ''
// :param upTo => 'zoe'
// :param atLeast => 1.0
// :param atMost => 2.0
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after AND m.key <= $upTo
WITH collect(m) AS page
UNWIND page AS m
MATCH (m)-[:PLACED]->(o:Order)
WHERE coalesce(toLower(o.status), 'paid') = 'paid' AND o.refundedAt IS NULL
  AND ($atLeast IS NULL OR o.amountE4 >= $atLeast * 10000) AND ($atMost IS NULL OR o.amountE4 <= $atMost * 10000)
WITH m, collect(o.at.epochMillis) AS times
RETURN collect(m.key) AS keys, collect(times) AS times
