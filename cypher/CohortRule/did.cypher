// Times are sorted, the earlier ones packed apart, as in ActivityFilter/times: how many lie within is mostly known without reading those.
// :param community => 'demo'
// :param event => 'login'
// :param times => 3
// :param days => 30
// :param since => datetime('2026-01-01T00:00:00Z')
// :param until => datetime('2026-02-01T00:00:00Z')
// :param now => datetime('2026-03-01T00:00:00Z')
RETURN EXISTS {
  MATCH (parent)-[:DOES]->(did:Activity {community: $community, type: $event})
  WHERE did.count >= $times
    AND did.lastAt.epochMillis > $now.epochMillis - 86400000 * $days // when days
    AND any(k IN [size([t IN did.times WHERE t > $now.epochMillis - 86400000 * $days])] WHERE k >= $times OR (did.packedUntil > $now.epochMillis - 86400000 * $days AND did.packed[k - $times] > $now.epochMillis - 86400000 * $days)) // when days
    AND did.lastAt.epochMillis >= $since.epochMillis // when since
    AND any(k IN [size([t IN did.times WHERE t >= $since.epochMillis])] WHERE k >= $times OR (did.packedUntil >= $since.epochMillis AND did.packed[k - $times] >= $since.epochMillis)) // when since
    AND did.firstAt.epochMillis < $until.epochMillis // when until
    AND any(k IN [size([t IN did.times WHERE t < $until.epochMillis])] WHERE k >= $times OR did.packed[$times - k - 1] < $until.epochMillis) // when until
    AND size([t IN did.times + coalesce(did.packed, []) WHERE t < $until.epochMillis AND t > $now.epochMillis - 86400000 * $days]) >= $times // when until, days
    AND size([t IN did.times + coalesce(did.packed, []) WHERE t < $until.epochMillis AND t >= $since.epochMillis]) >= $times // when until, since
} AS value
