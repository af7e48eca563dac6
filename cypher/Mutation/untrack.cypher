// Nothing there already is fine. The event is locked before it is looked at, so that its time is taken away once; times of one type that are
// the same are not told apart.
// :param community => 'demo'
// :param event => 'event:1'
OPTIONAL MATCH (e:Event {community: $community, key: $event})
SET e.locked = true
REMOVE e.locked
RETURN count(*) AS locked;
OPTIONAL MATCH (m:Member)-[:DID]->(e:Event {community: $community, key: $event})
WITH e, m, e.type AS type, e.at.epochMillis AS time
DETACH DELETE e
WITH m, type, time
CALL (m, type, time) {
  MATCH (activity:Activity {memberId: m.id, type: type})
  SET activity.locked = true
  REMOVE activity.locked
  WITH activity, time, time IN activity.times AS late
  WITH activity, time, late, CASE WHEN late THEN activity.times ELSE coalesce(activity.packed, []) END AS old
  WITH activity, late, old, head([i IN range(0, size(old) - 1) WHERE old[i] = time]) AS i
  WITH activity, late, old[..i] + old[i + 1..] AS rest
  FOREACH (_ IN CASE WHEN late THEN [1] ELSE [] END | SET activity.times = rest)
  FOREACH (_ IN CASE WHEN late THEN [] ELSE [1] END | SET activity.packed = rest)
  WITH activity WHERE activity.times = [] AND coalesce(activity.packed, []) = []
  DETACH DELETE activity
}
RETURN m.id AS member
