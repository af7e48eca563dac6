// Each limit by itself can be looked up in the index of joining times.
// :param since => datetime('2026-01-01T00:00:00Z')
// :param until => datetime('2026-02-01T00:00:00Z')
// :param days => 30
// :param now => datetime('2026-03-01T00:00:00Z')
RETURN parent.joinedAt IS NOT NULL
  AND parent.joinedAt >= $since // when since
  AND parent.joinedAt < $until // when until
  AND parent.joinedAt > $now - duration({hours: 24 * $days}) AND parent.joinedAt <= $now // when days
AS value
