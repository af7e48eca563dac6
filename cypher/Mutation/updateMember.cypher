// Looked at under the lock: of two updates that have read the same version, the second is refused.
// :param community => 'demo'
// :param member => 'ada'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param ifVersion => 3
// :param given => ['handle']
// :param attributes => {`attributes.plan`: 'pro'}
// :param handle => 'ada'
// :param displayName => 'Ada'
// :param joinedAt => datetime('2026-01-01T00:00:00Z')
// :param lastSeenAt => datetime('2026-01-01T00:00:00Z')
// :param source => 'web'
// :param locale => 'en'
// :param region => 'GB'
OPTIONAL MATCH (m:Member {community: $community, key: $member})
SET m.lockedAt = $now
REMOVE m.lockedAt
RETURN CASE WHEN m IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'there is no member ' + $member} END AS refused;
MATCH (m:Member {community: $community, key: $member})
WITH coalesce(m.version, 1) AS version
RETURN CASE WHEN $ifVersion <> version
  THEN {code: 'VERSION_CONFLICT', field: 'ifVersion', version: version, message: $member + ' has version ' + version + ' now'}
END AS refused;
MATCH (m:Member {community: $community, key: $member})
FOREACH (name IN CASE
  WHEN 'attributes' IN $given AND $attributes IS NULL THEN [name IN keys(m) WHERE name STARTS WITH 'attributes.'] ELSE []
END | REMOVE m[name])
SET m.handle = CASE WHEN 'handle' IN $given THEN $handle ELSE m.handle END,
  m.displayName = CASE WHEN 'displayName' IN $given THEN $displayName ELSE m.displayName END,
  m.joinedAt = CASE WHEN 'joinedAt' IN $given THEN $joinedAt ELSE m.joinedAt END,
  m.lastSeenAt = CASE WHEN 'lastSeenAt' IN $given THEN $lastSeenAt ELSE m.lastSeenAt END,
  m.source = CASE WHEN 'source' IN $given THEN $source ELSE m.source END,
  m.locale = CASE WHEN 'locale' IN $given THEN $locale ELSE m.locale END,
  m.region = CASE WHEN 'region' IN $given THEN $region ELSE m.region END,
  m.version = coalesce(m.version, 1) + 1
SET m += coalesce($attributes, {})
RETURN m.id AS member
