// Cancels a job: locked first and looked at then, as whoever ends it does. Who is at it finds out with its next step, and can publish nothing.
// :param id => '01JJOB'
// :param community => 'demo'
// :param now => datetime('2026-01-01T00:00:00Z')
OPTIONAL MATCH (job:Job {id: $id})
WHERE job.community = $community
FOREACH (one IN CASE WHEN job IS NULL THEN [] ELSE [job] END | SET one.lockedAt = $now REMOVE one.lockedAt)
WITH job
RETURN CASE
  WHEN job IS NULL THEN {code: 'NOT_FOUND', field: 'id', message: 'there is no such job'}
  WHEN NOT job.state IN ['WAITING', 'RUNNING'] THEN {code: 'NOT_UNDER_WAY', field: 'id', message: 'the job has ended: it is ' + job.state}
END AS refused;
MATCH (job:Job {id: $id})
SET job.state = 'CANCELLED', job.finishedAt = datetime()
RETURN job.id AS job
