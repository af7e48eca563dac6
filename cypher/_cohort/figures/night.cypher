// How many events, and how many of them at night.
// :param of => '01J'
// :param days => 30
// :param now => datetime('2026-03-01T00:00:00Z')
// :param timeZone => 'Europe/Berlin'
MATCH (parent:Member {id: $of})
WITH COLLECT {
  MATCH (parent)-[:DOES]->(did:Activity)
  UNWIND did.times + coalesce(did.packed, []) AS time
  WITH time
  WHERE coalesce(time > $now.epochMillis - 86400000 * $days, true)
  RETURN datetime({epochMillis: time, timezone: $timeZone}).hour
} AS hours
WITH size(hours) AS events, size([hour IN hours WHERE hour >= 22 OR hour < 6]) AS atNight
RETURN {events: events, atNight: atNight, share: CASE WHEN events > 0 THEN 1.0 * atNight / events END} AS figures
