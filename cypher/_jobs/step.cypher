// Says how far a job is, and keeps it; no row if it was lost. The node is locked first and looked at then.
// :param community => 'demo'
// :param kind => 'INFLUENCE'
// :param holder => '01JHOLDER'
// :param millis => 120000
// :param step => 'ties'
// :param done => 0.5
MATCH (job:Job {community: $community, kind: $kind})
SET job.asked = $holder
REMOVE job.asked
WITH job
WHERE job.holder = $holder
SET job.step = $step, job.done = $done, job.leasedUntil = timestamp() + $millis
RETURN job.state AS state
