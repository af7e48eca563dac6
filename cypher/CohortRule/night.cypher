// The hour by the clock on the wall, of each event: nights have different lengths where clocks change.
// :param above => 0.85
// :param days => 30
// :param now => datetime('2026-03-01T00:00:00Z')
// :param timeZone => 'Europe/Berlin'
RETURN any(hours IN [COLLECT {
  MATCH (parent)-[:DOES]->(did:Activity)
  UNWIND did.times + coalesce(did.packed, []) AS time
  WITH time
  WHERE time > $now.epochMillis - 86400000 * $days // when days
  RETURN datetime({epochMillis: time, timezone: $timeZone}).hour
}] WHERE size(hours) > 0 AND 1.0 * size([hour IN hours WHERE hour >= 22 OR hour < 6]) / size(hours) > $above) AS value
