// The times of paid orders up to now.
// :param atLeast => 1
// :param atMost => 1
// :param quietDays => 3
// :param now => datetime('2026-03-01T00:00:00Z')
RETURN any(times IN [COLLECT {
    MATCH (parent)-[:PLACED]->(bought:Order)
    WHERE bought.at <= $now AND bought.refundedAt IS NULL AND coalesce(toLower(bought.status), 'paid') = 'paid'
    RETURN bought.at.epochMillis
  }]
  WHERE size(times) >= $atLeast
    AND size(times) <= $atMost // when atMost
    AND all(time IN times WHERE time <= $now.epochMillis - 86400000 * $quietDays) // when quietDays
) AS value
