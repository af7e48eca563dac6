// A key that is taken is told by the id that is not ours. Who had left comes back. The key of a member that was merged away is taken, too,
// and nobody is made who has it, not even in the moment of the merge.
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
OPTIONAL MATCH (merged:Merged {community: $community, key: $key})
CALL (merged) {
  WITH merged WHERE merged IS NULL
  MERGE (m:Member {community: $community, key: $key})
  ON CREATE SET m.id = $newId, m.handle = $handle, m.displayName = $displayName, m.joinedAt = coalesce($joinedAt, $now),
    m.source = $source, m.locale = $locale, m.region = $region
  WITH m, m.id <> $newId AS known, m.leftAt IS NOT NULL AS left
  FOREACH (_ IN CASE WHEN known THEN [] ELSE [1] END | SET m += coalesce($attributes, {}))
  FOREACH (_ IN CASE WHEN known AND left THEN [1] ELSE [] END |
    SET m.lockedAt = $now
    REMOVE m.lockedAt, m.leftAt
    SET m.handle = coalesce($handle, m.handle), m.displayName = coalesce($displayName, m.displayName),
      m.source = coalesce($source, m.source), m.locale = coalesce($locale, m.locale), m.region = coalesce($region, m.region),
      m.version = coalesce(m.version, 1) + 1
    SET m += coalesce($attributes, {}))
  RETURN collect({id: m.id, taken: known AND NOT left}) AS joined
}
WITH head(joined) AS joined
RETURN joined.id AS member, EXISTS { (:Merged {community: $community, key: $key}) } AND joined IS NOT NULL AS again, CASE
  WHEN coalesce(joined.taken, true) THEN {code: 'KEY_TAKEN', field: 'key', message: 'there is a member ' + $key + ' already'}
END AS refused
