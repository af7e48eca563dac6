// Who belongs to a channel as a whole or, where the row names none, to the community as a whole.
// :param community => 'c'
// :param rows => [{n: 0, otherId: '02', member: 'ann', channel: 'y', p: {role: 'host'}}]
UNWIND $rows AS row
MATCH (community:Community {key: $community})
OPTIONAL MATCH (member:Member {community: $community, key: row.member})
OPTIONAL MATCH (channel:Channel {community: $community, key: row.channel})
WITH row, community, member, channel,
  head(COLLECT { MATCH (member)-[old:BELONGS_TO]->(place) WHERE place = CASE WHEN row.channel IS NULL THEN community ELSE channel END RETURN old }) AS old
WITH row, community, member, old, [column IN [
  CASE WHEN member IS NULL THEN 'member' END
] WHERE column IS NOT NULL] AS problems
WITH row, community, member, problems, CASE
  WHEN size(problems) > 0 THEN 'rejected'
  WHEN old IS NULL THEN 'created'
  WHEN all(name IN keys(row.p) WHERE old[name] = row.p[name]) THEN 'unchanged'
  ELSE 'updated'
END AS outcome
FOREACH (who IN CASE WHEN outcome IN ['created', 'updated'] THEN [member] ELSE [] END |
  FOREACH (place IN CASE WHEN row.channel IS NULL THEN [community] ELSE [] END |
    MERGE (who)-[link:BELONGS_TO]->(place)
    SET link += row.p)
  FOREACH (key IN CASE WHEN row.channel IS NULL THEN [] ELSE [row.channel] END |
    MERGE (place:Channel {community: $community, key: key})
    ON CREATE SET place.id = row.otherId, place.name = key
    MERGE (place)-[:PART_OF]->(community)
    MERGE (who)-[link:BELONGS_TO]->(place)
    SET link += row.p))
RETURN outcome, problems, collect(row.n) AS rows
