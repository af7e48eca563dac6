// How often within the span, and when last.
// :param of => '01J'
// :param community => 'demo'
// :param event => 'login'
// :param days => 30
// :param since => datetime('2026-01-01T00:00:00Z')
// :param until => datetime('2026-02-01T00:00:00Z')
// :param now => datetime('2026-03-01T00:00:00Z')
MATCH (parent:Member {id: $of})
OPTIONAL MATCH (parent)-[:DOES]->(did:Activity {community: $community, type: $event})
WITH [time IN coalesce(did.packed, []) + coalesce(did.times, [])
  WHERE coalesce(time > $now.epochMillis - 86400000 * $days, true) AND coalesce(time >= $since.epochMillis, true)
    AND coalesce(time < $until.epochMillis, true)] AS times
RETURN {times: size(times), lastAt: CASE WHEN times <> [] THEN datetime({epochMillis: times[-1]}) END} AS figures
