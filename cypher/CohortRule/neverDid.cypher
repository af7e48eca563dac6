// What a member did of one type is one node.
// :param community => 'demo'
// :param event => 'login'
// :param days => 30
// :param now => datetime('2026-03-01T00:00:00Z')
RETURN NOT EXISTS {
  MATCH (parent)-[:DOES]->(did:Activity {community: $community, type: $event})
  WHERE did.lastAt.epochMillis > $now.epochMillis - 86400000 * $days // when days
} AS value
