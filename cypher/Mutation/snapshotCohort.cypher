// Who is in it was found before the transaction: `prepared` has the cohort, and blocks of members with the position of the first.
// :param community => 'demo'
// :param key => 'regulars'
// :param prepared => {cohort: {key: 'regulars', version: 1}, hash: '0', size: 1, blocks: [{first: 1, members: ['01J']}]}
// :param snapshot => '01JSNAPSHOT'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
RETURN CASE WHEN $prepared.cohort IS NULL THEN {code: 'NOT_FOUND', field: 'key', message: 'there is no such version of a cohort ' + $key} END AS refused;
CREATE (frozen:CohortSnapshot {id: $newId, community: $community, key: $prepared.cohort.key, version: $prepared.cohort.version, asOf: $now,
  size: $prepared.size, ruleHash: $prepared.hash, ranking: $snapshot})
FOREACH (block IN $prepared.blocks | CREATE (:CohortBlock {snapshot: $newId, first: block.first, members: block.members}))
RETURN frozen.id AS snapshot
