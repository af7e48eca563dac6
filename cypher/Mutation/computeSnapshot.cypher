// Asks for a ranking, which a server then takes up. The job is locked first and looked at then, or one that was just begun would be lost.
// :param community => 'demo'
// :param asOf => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
// :param now => datetime('2026-01-01T00:00:00Z')
OPTIONAL MATCH (job:Job {community: $community, kind: 'INFLUENCE'})
FOREACH (one IN CASE WHEN job IS NULL THEN [] ELSE [job] END | SET one.lockedAt = $now REMOVE one.lockedAt)
WITH job
RETURN CASE WHEN job.state = 'RUNNING' AND job.leasedUntil > timestamp()
  THEN {code: 'COMPUTING', message: 'a ranking is being computed since ' + toString(job.startedAt) + '; ask again when it is done'}
END AS refused;
MERGE (job:Job {community: $community, kind: 'INFLUENCE'})
ON CREATE SET job.id = $newId
SET job.state = 'WAITING', job.asOf = $asOf, job.done = 0.0
REMOVE job.step, job.startedAt, job.finishedAt, job.error, job.snapshot, job.holder, job.leasedUntil
RETURN job.id AS job
