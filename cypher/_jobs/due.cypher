// Rankings that wait, or that somebody has left who is gone.
MATCH (job:Job)
WHERE job.state IN ['WAITING', 'RUNNING'] AND job.kind = 'INFLUENCE' AND coalesce(job.leasedUntil, 0) <= timestamp()
RETURN job.community AS community, job.asOf AS asOf
