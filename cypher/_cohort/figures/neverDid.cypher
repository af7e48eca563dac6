// How often within the span, and when last.
// :param of => '01J'
// :param community => 'demo'
// :param event => 'login'
// :param days => 30
// :param now => datetime('2026-03-01T00:00:00Z')
MATCH (parent:Member {id: $of})
OPTIONAL MATCH (parent)-[:DOES]->(did:Activity {community: $community, type: $event})
WITH did.lastAt AS lastAt, [time IN coalesce(did.packed, []) + coalesce(did.times, [])
  WHERE coalesce(time > $now.epochMillis - 86400000 * $days, true)] AS times
RETURN {times: size(times), lastAt: lastAt} AS figures
