// A key that is taken is told by the id that is not ours.
// :param key => 'ada'
// :param handle => 'ada'
// :param displayName => 'Ada'
// :param joinedAt => datetime('2026-01-01T00:00:00Z')
// :param source => 'web'
// :param locale => 'en'
// :param region => 'GB'
// :param attributes => {`attributes.plan`: 'pro'}
// :param newId => '01JNEW'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param community => 'demo'
MERGE (m:Member {community: $community, key: $key})
ON CREATE SET m.id = $newId, m.handle = $handle, m.displayName = $displayName, m.joinedAt = coalesce($joinedAt, $now),
  m.source = $source, m.locale = $locale, m.region = $region
WITH m, m.id <> $newId AS taken
FOREACH (_ IN CASE WHEN taken THEN [] ELSE [1] END | SET m += coalesce($attributes, {}))
RETURN m.id AS member,
  CASE WHEN taken THEN {code: 'KEY_TAKEN', field: 'key', message: 'there is a member ' + $key + ' already'} END AS refused
