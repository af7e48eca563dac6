// Packs new events: their times go to those of the same member and type, sorted, each as often as it was. Where these have become many the
// earlier go on to the packed ones, so that one more never costs rewriting them all. What is added to is locked, by saying its community
// once more, before it is read, in an order that all keep to.
// :param rows => [{newId: '01JEVENT'}]
UNWIND $rows AS row
MATCH (member:Member)-[:DID]->(event:Event {id: row.newId})
WITH member, event.type AS type, event.at.epochMillis AS time ORDER BY time
WITH member, type, collect(time) AS new ORDER BY member.id, type
MERGE (activity:Activity {memberId: member.id, type: type})
SET activity.community = member.community
WITH member, activity, new, activity.times AS old
FOREACH (_ IN CASE WHEN old IS NULL THEN [1] ELSE [] END | CREATE (member)-[:DOES]->(activity))
SET activity.count = coalesce(activity.count, 0) + size(new),
  activity.firstAt = CASE WHEN activity.firstAt.epochMillis <= new[0] THEN activity.firstAt ELSE datetime({epochMillis: new[0]}) END,
  activity.lastAt = CASE WHEN activity.lastAt.epochMillis >= new[-1] THEN activity.lastAt ELSE datetime({epochMillis: new[-1]}) END
WITH activity, CASE
  WHEN old IS NULL THEN new
  WHEN old = [] OR old[-1] <= new[0] THEN old + new
  ELSE COLLECT { UNWIND old + new AS time RETURN time ORDER BY time }
END AS times
FOREACH (_ IN CASE WHEN size(times) > 256 THEN [1] ELSE [] END |
  SET activity.packed = CASE
      WHEN activity.packedUntil IS NULL OR activity.packedUntil <= times[0] THEN coalesce(activity.packed, []) + times[..-64]
      ELSE COLLECT { UNWIND activity.packed + times[..-64] AS time RETURN time ORDER BY time }
    END,
    activity.packedUntil = CASE WHEN activity.packedUntil > times[-65] THEN activity.packedUntil ELSE times[-65] END)
SET activity.times = CASE WHEN size(times) > 256 THEN times[-64..] ELSE times END
