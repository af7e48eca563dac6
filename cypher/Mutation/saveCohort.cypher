// The community is locked: versions of a key follow each other, and what a rule refers to was there before it, so that no rule leads to itself.
// :param community => 'demo'
// :param key => 'regulars'
// :param name => 'Regulars'
// :param rule => {text: '{}', references: [{key: 'newcomers', version: 1, path: 'rule.cohort'}]}
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
MATCH (home:Community {key: $community})
SET home.lockedAt = $now
REMOVE home.lockedAt
WITH head([reference IN $rule.references
  WHERE NOT EXISTS { MATCH (:Cohort {community: $community, key: reference.key, version: reference.version}) }]) AS missing
RETURN CASE
  WHEN NOT 1 <= size($key) <= 200 THEN {code: 'OUT_OF_RANGE', field: 'key', message: 'a key has 1 to 200 characters'}
  WHEN missing IS NOT NULL THEN {code: 'NOT_FOUND', field: 'rule',
    message: '`' + missing.path + '`: there is no version ' + missing.version + ' of a cohort ' + missing.key}
END AS refused;
OPTIONAL MATCH (last:Cohort {community: $community, newest: true, key: $key})
FOREACH (_ IN CASE WHEN last.rule = $rule.text AND coalesce(last.name, '') = coalesce($name, '') THEN [] ELSE [1] END |
  CREATE (:Cohort {id: $newId, community: $community, key: $key, version: coalesce(last.version, 0) + 1, newest: true, name: $name,
    rule: $rule.text, savedAt: $now})
  FOREACH (old IN CASE WHEN last IS NULL THEN [] ELSE [last] END | REMOVE old.newest)
)
WITH count(*) AS looked
MATCH (cohort:Cohort {community: $community, newest: true, key: $key})
RETURN cohort.id AS cohort
