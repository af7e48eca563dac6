// Some keys that are over, locked.
// :param before => datetime('2026-01-01T00:00:00Z')
// :param now => datetime('2026-01-02T00:00:00Z')
// :param limit => 1000
MATCH (k:IdempotencyKey)
WHERE k.at < $before
WITH k LIMIT $limit
SET k.lockedAt = $now
REMOVE k.lockedAt
RETURN elementId(k) AS element
