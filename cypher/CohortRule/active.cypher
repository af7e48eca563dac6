// Events of all types: what is done often lies in the newer times of each.
// :param times => 4
// :param days => 30
// :param now => datetime('2026-03-01T00:00:00Z')
RETURN reduce(n = 0, times IN COLLECT {
  MATCH (parent)-[:DOES]->(did:Activity)
  WHERE did.lastAt.epochMillis > $now.epochMillis - 86400000 * $days
  RETURN did.times + CASE WHEN did.packedUntil > $now.epochMillis - 86400000 * $days THEN did.packed ELSE [] END
} | n + size([time IN times WHERE time > $now.epochMillis - 86400000 * $days])) >= $times AS value
