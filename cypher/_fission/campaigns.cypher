// What each campaign pays at the first level, in percent times 10^4, and whether it runs.
// :param community => 'demo'
// :param now => datetime('2026-01-01T00:00:00Z')
MATCH (c:Campaign)
WHERE c.community = $community AND c.key IS NOT NULL
RETURN c.key AS key, coalesce(c.ratesE4[0], 0) AS rateE4, coalesce(c.startsAt <= $now, true) AND coalesce(c.endsAt > $now, true) AS runs
ORDER BY key
