// The times are sorted: the one that is so many places from the end tells whether so many are late enough, without counting them.
// :param atLeast => 3
// :param days => 30
// :param since => datetime('2026-01-01T00:00:00Z')
// :param until => datetime('2026-02-01T00:00:00Z')
// :param now => datetime('2026-03-01T00:00:00Z')
RETURN
  size(parent.times) >= $atLeast
  AND parent.times[-$atLeast] > $now.epochMillis - 86400000 * $days // when days
  AND parent.times[-$atLeast] >= $since.epochMillis // when since
  AND parent.times[$atLeast - 1] < $until.epochMillis // when until
  AND size([t IN parent.times WHERE t < $until.epochMillis AND t > $now.epochMillis - 86400000 * $days]) >= $atLeast // when until, days
  AND size([t IN parent.times WHERE t < $until.epochMillis AND t >= $since.epochMillis]) >= $atLeast // when until, since
AS value
