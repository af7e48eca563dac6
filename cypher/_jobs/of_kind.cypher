// The job of a kind in a community, if there was ever one.
// :param community => 'demo'
// :param kind => 'MEASURE'
MATCH (job:Job {community: $community, kind: $kind})
RETURN job.id AS id
