// The rules of saved cohorts.
// :param parents => ['01J']
// :param community => 'demo'
UNWIND $parents AS id
MATCH (cohort:Cohort {id: id, community: $community})
RETURN collect({id: id, rule: cohort.rule}) AS data
