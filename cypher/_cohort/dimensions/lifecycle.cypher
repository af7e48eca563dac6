// The stage, as the condition of that name tells it.
// :param of => '01J'
// :param now => datetime('2026-03-01T00:00:00Z')
MATCH (parent:Member {id: $of})
RETURN [CASE
  WHEN parent.leftAt <= $now THEN 'LEFT'
  WHEN parent.joinedAt >= $now - duration({hours: 24 * 7}) THEN 'NEW'
  WHEN parent.joinedAt >= $now - duration({hours: 24 * 30}) THEN 'ACTIVE'
  WHEN parent.lastSeenAt >= $now - duration({hours: 24 * 30})
    OR EXISTS { MATCH (parent)-[:DOES]->(did:Activity) WHERE did.lastAt >= $now - duration({hours: 24 * 30}) } THEN 'ESTABLISHED'
  ELSE 'DORMANT'
END] AS value
