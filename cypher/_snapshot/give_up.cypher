// Whether a snapshot may be given up: no row if it is complete. It is locked first, because what publishes it may still be on its way.
// :param snapshot => '01'
OPTIONAL MATCH (s:Snapshot {id: $snapshot})
FOREACH (one IN CASE WHEN s IS NULL THEN [] ELSE [s] END | SET one.lockedAt = 0 REMOVE one.lockedAt)
WITH s
WHERE coalesce(s.status <> 'READY', true)
RETURN true AS incomplete
