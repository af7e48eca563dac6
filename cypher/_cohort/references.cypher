// The rules of versions that others refer to.
// :param community => 'demo'
// :param references => [{key: 'regulars', version: 1}]
UNWIND $references AS reference
MATCH (cohort:Cohort {community: $community, key: reference.key, version: reference.version})
RETURN cohort.key AS key, cohort.version AS version, cohort.rule AS rule
