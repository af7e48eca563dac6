// The rules of the segments were made before the transaction. The community is locked, as by `saveCohort`, so that versions of a key follow each other.
// :param community => 'demo'
// :param key => 'rfm'
// :param kind => 'RFM'
// :param asOf => datetime('2026-01-01T00:00:00Z')
// :param prepared => {segments: [{id: '01J', key: 'rfm-loyal', name: 'RFM LOYAL', rule: '{}', position: 1}]}
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
MATCH (home:Community {key: $community})
SET home.lockedAt = $now
REMOVE home.lockedAt
RETURN CASE WHEN NOT 1 <= size($key) <= 150 THEN {code: 'OUT_OF_RANGE', field: 'key', message: 'the key of a set has 1 to 150 characters'} END AS refused;
UNWIND $prepared.segments AS segment
OPTIONAL MATCH (last:Cohort {community: $community, newest: true, key: segment.key})
FOREACH (_ IN CASE WHEN last.rule = segment.rule AND last.name = segment.name THEN [] ELSE [1] END |
  CREATE (:Cohort {id: segment.id, community: $community, key: segment.key, version: coalesce(last.version, 0) + 1, newest: true, name: segment.name,
    rule: segment.rule, savedAt: $now})
  FOREACH (old IN CASE WHEN last IS NULL THEN [] ELSE [last] END | REMOVE old.newest)
)
WITH count(*) AS saved
MERGE (bundle:CohortSet {community: $community, key: $key})
ON CREATE SET bundle.id = $newId
SET bundle.kind = $kind, bundle.asOf = $asOf, bundle.savedAt = $now
WITH bundle
OPTIONAL MATCH (bundle)-[before:HOLDS_COHORT]->(:Cohort)
DELETE before
WITH DISTINCT bundle
UNWIND $prepared.segments AS segment
MATCH (cohort:Cohort {community: $community, newest: true, key: segment.key})
CREATE (bundle)-[:HOLDS_COHORT {position: segment.position}]->(cohort)
WITH bundle, count(*) AS cohorts
RETURN bundle.id AS cohortSet
