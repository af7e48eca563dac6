// A version of a saved cohort, the newest up to one.
// :param community => 'demo'
// :param key => 'regulars'
// :param version => 2147483647
// :param exactly => false
MATCH (cohort:Cohort)
WHERE cohort.community = $community AND cohort.key = $key AND cohort.version <= $version
WITH cohort ORDER BY cohort.version DESC LIMIT 1
WHERE NOT $exactly OR cohort.version = $version
RETURN cohort {.id, .key, .version, .name, .savedAt, .rule} AS cohort
