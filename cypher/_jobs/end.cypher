// Says what came of a job; no row if it was lost or cancelled. The node is locked first and looked at then.
// :param community => 'demo'
// :param kind => 'INFLUENCE'
// :param holder => '01JHOLDER'
// :param state => 'DONE'
// :param snapshot => '01JSNAPSHOT'
// :param error => null
MATCH (job:Job {community: $community, kind: $kind})
SET job.asked = $holder
REMOVE job.asked
WITH job
WHERE job.holder = $holder AND job.state = 'RUNNING'
SET job.state = $state, job.snapshot = $snapshot, job.error = $error, job.finishedAt = datetime(),
  job.done = CASE $state WHEN 'DONE' THEN 1.0 ELSE job.done END
REMOVE job.holder, job.leasedUntil
RETURN job.id AS job
