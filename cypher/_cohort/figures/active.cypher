// How many events in those days.
// :param of => '01J'
// :param days => 30
// :param now => datetime('2026-03-01T00:00:00Z')
MATCH (parent:Member {id: $of})
OPTIONAL MATCH (parent)-[:DOES]->(did:Activity)
RETURN {times: sum(size([time IN coalesce(did.packed, []) + coalesce(did.times, []) WHERE time > $now.epochMillis - 86400000 * $days])), lastAt: max(did.lastAt)} AS figures
