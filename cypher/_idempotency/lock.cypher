// Whoever else brings the key waits here until the transaction ends.
// :param community => 'demo'
// :param caller => 'token:bot'
// :param key => '7f3a'
// :param newId => '01JNEW'
// :param now => datetime('2026-01-01T00:00:00Z')
MERGE (k:IdempotencyKey {community: $community, caller: $caller, key: $key})
ON CREATE SET k.id = $newId
SET k.lockedAt = $now
REMOVE k.lockedAt
RETURN true AS locked
