// Times are sorted, the earlier ones packed apart: of those, the one that is so many places from an end tells whether so many lie within,
// without being counted. Most often they need not be read at all.
// :param atLeast => 3
// :param days => 30
// :param since => datetime('2026-01-01T00:00:00Z')
// :param until => datetime('2026-02-01T00:00:00Z')
// :param now => datetime('2026-03-01T00:00:00Z')
RETURN
  parent.count >= $atLeast
  AND parent.lastAt.epochMillis > $now.epochMillis - 86400000 * $days // when days
  AND any(k IN [size([t IN parent.times WHERE t > $now.epochMillis - 86400000 * $days])] WHERE k >= $atLeast OR (parent.packedUntil > $now.epochMillis - 86400000 * $days AND parent.packed[k - $atLeast] > $now.epochMillis - 86400000 * $days)) // when days
  AND parent.lastAt.epochMillis >= $since.epochMillis // when since
  AND any(k IN [size([t IN parent.times WHERE t >= $since.epochMillis])] WHERE k >= $atLeast OR (parent.packedUntil >= $since.epochMillis AND parent.packed[k - $atLeast] >= $since.epochMillis)) // when since
  AND parent.firstAt.epochMillis < $until.epochMillis // when until
  AND any(k IN [size([t IN parent.times WHERE t < $until.epochMillis])] WHERE k >= $atLeast OR parent.packed[$atLeast - k - 1] < $until.epochMillis) // when until
  AND size([t IN parent.times + coalesce(parent.packed, []) WHERE t < $until.epochMillis AND t > $now.epochMillis - 86400000 * $days]) >= $atLeast // when until, days
  AND size([t IN parent.times + coalesce(parent.packed, []) WHERE t < $until.epochMillis AND t >= $since.epochMillis]) >= $atLeast // when until, since
AS value
