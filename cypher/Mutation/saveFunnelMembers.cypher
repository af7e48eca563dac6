// Who they are was found before the transaction. The community is locked, as by `saveCohort`, so that versions of a key follow each other.
// :param community => 'demo'
// :param key => 'dropped'
// :param name => 'Dropped'
// :param asOf => datetime('2026-01-01T00:00:00Z')
// :param prepared => {cohort: '01J', snapshot: '01J', rule: '{}', hash: '0', size: 1, blocks: [{first: 1, members: ['01J']}]}
// :param snapshot => '01JSNAPSHOT'
// :param now => datetime('2026-01-01T00:00:00Z')
MATCH (home:Community {key: $community})
SET home.lockedAt = $now
REMOVE home.lockedAt
RETURN CASE WHEN NOT 1 <= size($key) <= 200 THEN {code: 'OUT_OF_RANGE', field: 'key', message: 'a key has 1 to 200 characters'} END AS refused;
OPTIONAL MATCH (last:Cohort {community: $community, newest: true, key: $key})
CREATE (cohort:Cohort {id: $prepared.cohort, community: $community, key: $key, version: coalesce(last.version, 0) + 1, newest: true, name: $name,
  rule: $prepared.rule, savedAt: $now})
CREATE (:CohortSnapshot {id: $prepared.snapshot, community: $community, key: $key, version: cohort.version, asOf: coalesce($asOf, $now),
  size: $prepared.size, ruleHash: $prepared.hash, ranking: $snapshot})
FOREACH (old IN CASE WHEN last IS NULL THEN [] ELSE [last] END | REMOVE old.newest)
FOREACH (block IN $prepared.blocks | CREATE (:CohortBlock {snapshot: $prepared.snapshot, first: block.first, members: block.members}))
RETURN cohort.id AS cohort
