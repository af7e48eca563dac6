// What was done under a key.
// :param community => 'demo'
// :param caller => 'token:bot'
// :param key => '7f3a'
// :param input => 'e3b0c442'
// :param results => '[]'
// :param now => datetime('2026-01-01T00:00:00Z')
MATCH (k:IdempotencyKey {community: $community, caller: $caller, key: $key})
SET k.input = $input, k.results = $results, k.at = $now
RETURN true AS kept
