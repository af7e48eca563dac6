// Says of jobs that nobody is at any more, and that nobody takes up by themself, that they failed: whoever wants to know asks anew.
MATCH (job:Job)
WHERE job.state = 'RUNNING' AND job.kind IN ['MEASURE', 'SEEDS', 'WHAT_IF', 'SCAN', 'FISSION', 'EVENTS'] AND coalesce(job.leasedUntil, 0) <= timestamp()
SET job.lockedAt = timestamp()
REMOVE job.lockedAt
WITH job
WHERE job.state = 'RUNNING' AND coalesce(job.leasedUntil, 0) <= timestamp()
SET job.state = 'FAILED', job.error = 'ABANDONED', job.finishedAt = datetime()
REMOVE job.holder, job.leasedUntil
RETURN count(job) AS failed
