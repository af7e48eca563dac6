// Packs new events: their times go to those of the same member and type, sorted, each as often as it was. Where these have become many they
// go on to the packed ones, so that one more never costs rewriting them all. What is added to is locked before it is read, in an order
// that all keep to.
// :param rows => [{newId: '01JEVENT'}]
UNWIND $rows AS row
MATCH (event:Event {id: row.newId})
WITH event.memberId AS memberId, event.type AS type, event.at.epochMillis AS time ORDER BY time
WITH memberId, type, collect(time) AS new ORDER BY memberId, type
MATCH (member:Member {id: memberId})
MERGE (activity:Activity {memberId: memberId, type: type})
SET activity.locked = true
REMOVE activity.locked
WITH member, activity, new, activity.times AS old
FOREACH (_ IN CASE WHEN old IS NULL THEN [1] ELSE [] END |
  CREATE (member)-[:DOES]->(activity)
  SET activity.community = member.community)
WITH activity, CASE
  WHEN old IS NULL THEN new
  WHEN old = [] OR old[-1] <= new[0] THEN old + new
  ELSE COLLECT { UNWIND old + new AS time RETURN time ORDER BY time }
END AS times
FOREACH (_ IN CASE WHEN size(times) > 256 THEN [1] ELSE [] END |
  SET activity.packed = CASE
      WHEN activity.packed IS NULL OR activity.packed[-1] <= times[0] THEN coalesce(activity.packed, []) + times
      ELSE COLLECT { UNWIND activity.packed + times AS time RETURN time ORDER BY time }
    END,
    activity.times = [])
FOREACH (_ IN CASE WHEN size(times) > 256 THEN [] ELSE [1] END | SET activity.times = times)
