// Those that are still over under their lock: one may have been used anew meanwhile.
// :param elements => ['4:x:1']
// :param before => datetime('2026-01-01T00:00:00Z')
UNWIND $elements AS element
MATCH (k:IdempotencyKey)
WHERE elementId(k) = element AND k.at < $before
DELETE k
RETURN count(*) AS deleted
