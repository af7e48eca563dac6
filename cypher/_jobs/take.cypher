// Takes a job, and tells whether somebody who is gone had begun the same; no row if somebody else is at it, or was since it was due, or it waits no
// more, cancelled say. The node is locked first and looked at then.
// :param community => 'demo'
// :param kind => 'INFLUENCE'
// :param holder => '01JHOLDER'
// :param millis => 120000
// :param newId => '01JNEW'
// :param formula => 'DEGREE [FOLLOWS] NATURAL'
// :param asOf => datetime('2026-01-01T00:00:00Z')
// :param due => datetime('2026-01-01T00:00:00Z')
// :param waiting => true
// :param now => datetime('2026-01-01T00:00:00Z')
MERGE (job:Job {community: $community, kind: $kind})
ON CREATE SET job.id = $newId
SET job.asked = $holder
REMOVE job.asked
WITH job
WHERE (coalesce(job.state <> 'RUNNING', true) OR coalesce(job.leasedUntil, 0) <= timestamp())
  AND coalesce(job.startedAt < $due, true)
  AND (NOT $waiting OR job.state IN ['WAITING', 'RUNNING'])
WITH job, coalesce(job.state = 'RUNNING' AND coalesce(job.asOf = $asOf, job.asOf IS NULL AND $asOf IS NULL), false) AS abandoned
SET job.state = 'RUNNING', job.holder = $holder, job.leasedUntil = timestamp() + $millis, job.formula = $formula, job.asOf = $asOf, job.startedAt = $now,
  job.done = 0.0
REMOVE job.step, job.finishedAt, job.error, job.snapshot
RETURN job.id AS job, abandoned
