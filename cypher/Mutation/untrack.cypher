// Nothing there already is fine. Member and event are locked before they are looked at, so that its time is taken away once; times of one
// type that are the same are not told apart.
// :param community => 'demo'
// :param event => 'event:1'
// :param now => datetime('2026-01-01T00:00:00Z')
OPTIONAL MATCH (m:Member)-[:DID]->(e:Event {community: $community, key: $event})
SET m.lockedAt = $now
REMOVE m.lockedAt
SET e.lockedAt = $now
REMOVE e.lockedAt
RETURN count(*) AS locked;
OPTIONAL MATCH (m:Member)-[:DID]->(e:Event {community: $community, key: $event})
WITH e, m, e.type AS type, e.at.epochMillis AS time
DETACH DELETE e
WITH m, type, time
CALL (m, type, time) {
  MATCH (activity:Activity {memberId: m.id, type: type})
  SET activity.community = m.community
  WITH activity, time, time IN activity.times AS late
  WITH activity, time, late, CASE WHEN late THEN activity.times ELSE coalesce(activity.packed, []) END AS old
  WITH activity, late, old, head([i IN range(0, size(old) - 1) WHERE old[i] = time]) AS i
  WITH activity, late, old[..i] + old[i + 1..] AS rest
  FOREACH (_ IN CASE WHEN late THEN [1] ELSE [] END | SET activity.times = rest)
  FOREACH (_ IN CASE WHEN late THEN [] ELSE [1] END | SET activity.packed = rest, activity.packedUntil = rest[-1])
  SET activity.count = activity.count - 1
  WITH activity, COLLECT {
    UNWIND [0, -1] AS i
    UNWIND [activity.times[i], activity.packed[i]] AS end
    WITH end WHERE end IS NOT NULL
    RETURN end ORDER BY end
  } AS ends
  FOREACH (first IN ends[..1] | SET activity.firstAt = datetime({epochMillis: first}))
  FOREACH (last IN ends[-1..] | SET activity.lastAt = datetime({epochMillis: last}))
  WITH activity WHERE activity.count = 0
  DETACH DELETE activity
}
RETURN m.id AS member
