// Communities whose rankings have a schedule, with the time of the latest one, or of the latest failure.
MATCH (c:Community)
CALL (c) {
  MATCH (configuration:IndexConfiguration)
  WHERE configuration.community = c.key AND configuration.version >= 0
  RETURN configuration ORDER BY configuration.version DESC LIMIT 1
}
WITH c, configuration
WHERE configuration.schedule IS NOT NULL
OPTIONAL MATCH (snapshot:Snapshot {id: c.influence})
OPTIONAL MATCH (job:Job {community: c.key, kind: 'INFLUENCE'})
WITH c, configuration, coalesce(snapshot.computedAt, configuration.at) AS computed, job.finishedAt AS tried
RETURN c.key AS community, coalesce(c.timeZone, 'UTC') AS timeZone, configuration.schedule AS schedule,
  CASE WHEN tried > computed THEN tried ELSE computed END AS since
