// Says how far a job is, and keeps it; no row if it was lost.
// :param community => 'demo'
// :param kind => 'INFLUENCE'
// :param holder => '01JHOLDER'
// :param millis => 120000
// :param step => 'ties'
// :param done => 0.5
MATCH (job:Job {community: $community, kind: $kind})
WHERE job.holder = $holder
SET job.step = $step, job.done = $done, job.leasedUntil = timestamp() + $millis
RETURN job.id AS job
