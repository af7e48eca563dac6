// The rules of a community's saved cohorts, those of each set together, and below how many members none is told to whoever may not see persons.
// :param community => 'demo'
MATCH (home:Community {key: $community})
CALL (home) {
  MATCH (settings:IndexConfiguration)
  WHERE settings.community IN ['', home.key] AND settings.version >= 0
  RETURN settings ORDER BY settings.version DESC LIMIT 1
}
RETURN settings.minimumCohort AS least,
  COLLECT { MATCH (cohort:Cohort) WHERE cohort.community = $community AND cohort.newest = true AND cohort.id > '' RETURN cohort.rule ORDER BY cohort.id } AS rules,
  COLLECT {
    MATCH (set:CohortSet) WHERE set.community = $community AND set.key > ''
    RETURN COLLECT { MATCH (set)-[edge:HOLDS_COHORT]->(cohort:Cohort) RETURN cohort.rule ORDER BY edge.position } AS rules ORDER BY set.key
  } AS sets
