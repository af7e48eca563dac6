// What was done under a key that is not over, looked at under its lock.
// :param community => 'demo'
// :param caller => 'token:bot'
// :param key => '7f3a'
// :param since => datetime('2026-01-01T00:00:00Z')
MATCH (k:IdempotencyKey {community: $community, caller: $caller, key: $key})
WHERE k.at > $since
RETURN k.input AS input, k.results AS results
