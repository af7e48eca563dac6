// Who belongs to which circle. A new circle is part of the row's channel, or of the community; it stays where it is.
// :param community => 'c'
// :param rows => [{n: 0, id: '01', otherId: '02', member: 'ann', circle: 'x', channel: 'y', p: {role: 'host'}}]
UNWIND $rows AS row
MATCH (community:Community {key: $community})
OPTIONAL MATCH (member:Member {community: $community, key: row.member})
OPTIONAL MATCH (circle:Circle {community: $community, key: row.circle})
OPTIONAL MATCH (member)-[old:BELONGS_TO]->(circle)
WITH row, community, member, circle, old,
  circle IS NOT NULL AND row.channel IS NOT NULL
    AND NOT EXISTS { MATCH (circle)-[:PART_OF]->(:Channel {key: row.channel}) } AS elsewhere
WITH row, community, member, circle, old, [column IN [
  CASE WHEN member IS NULL THEN 'member' END,
  CASE WHEN elsewhere THEN 'channel' END
] WHERE column IS NOT NULL] AS problems
WITH row, community, member, circle, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (who IN CASE WHEN outcome IN ['created', 'updated'] THEN [member] ELSE [] END |
  MERGE (place:Circle {community: $community, key: row.circle})
  ON CREATE SET place.id = row.id, place.name = row.circle
  MERGE (who)-[link:BELONGS_TO]->(place)
  SET link += row.p
  FOREACH (new IN CASE WHEN circle IS NULL AND row.channel IS NULL THEN [1] ELSE [] END | MERGE (place)-[:PART_OF]->(community))
  FOREACH (new IN CASE WHEN circle IS NULL AND row.channel IS NOT NULL THEN [1] ELSE [] END |
    MERGE (channel:Channel {community: $community, key: row.channel})
    ON CREATE SET channel.id = row.otherId, channel.name = row.channel
    MERGE (place)-[:PART_OF]->(channel)
    MERGE (channel)-[:PART_OF]->(community)))
RETURN outcome, problems, collect(row.n) AS rows
