// Packs new events: their times go to those of the same member and type, sorted, each as often as it was. What is added to is locked
// before it is read, in an order that all keep to.
// :param rows => [{newId: '01JEVENT'}]
UNWIND $rows AS row
MATCH (event:Event {id: row.newId})
WITH event.memberId AS memberId, event.type AS type, event.at.epochMillis AS time ORDER BY time
WITH memberId, type, collect(time) AS times ORDER BY memberId, type
MATCH (member:Member {id: memberId})
MERGE (activity:Activity {memberId: memberId, type: type})
SET activity.locked = true
REMOVE activity.locked
WITH member, activity, times, activity.times AS old
FOREACH (_ IN CASE WHEN old IS NULL THEN [1] ELSE [] END |
  CREATE (member)-[:DOES]->(activity)
  SET activity.community = member.community)
SET activity.times = CASE
  WHEN old IS NULL THEN times
  WHEN old[-1] <= times[0] THEN old + times
  ELSE COLLECT { UNWIND old + times AS time RETURN time ORDER BY time }
END
