// Ends an API key for good; the first revocation counts.
// :param id => '01jkey'
// :param now => datetime('2026-01-01T00:00:00Z')
MATCH (k:ApiKey {id: $id})
SET k.revokedAt = coalesce(k.revokedAt, $now)
RETURN k.id AS id
