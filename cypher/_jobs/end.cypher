// Says what came of a job.
// :param community => 'demo'
// :param kind => 'INFLUENCE'
// :param holder => '01JHOLDER'
// :param state => 'DONE'
// :param snapshot => '01JSNAPSHOT'
// :param error => null
MATCH (job:Job {community: $community, kind: $kind})
WHERE job.holder = $holder
SET job.state = $state, job.snapshot = $snapshot, job.error = $error, job.finishedAt = datetime(),
  job.done = CASE $state WHEN 'DONE' THEN 1.0 ELSE job.done END
REMOVE job.holder, job.leasedUntil
RETURN job.id AS job
