// The first that applies.
// :param stages => ['NEW']
// :param now => datetime('2026-03-01T00:00:00Z')
RETURN CASE
  WHEN parent.leftAt <= $now THEN 'LEFT'
  WHEN parent.joinedAt >= $now - duration({hours: 24 * 7}) THEN 'NEW'
  WHEN parent.joinedAt >= $now - duration({hours: 24 * 30}) THEN 'ACTIVE'
  WHEN parent.lastSeenAt >= $now - duration({hours: 24 * 30})
    OR EXISTS { MATCH (parent)-[:DOES]->(did:Activity) WHERE did.lastAt >= $now - duration({hours: 24 * 30}) } THEN 'ESTABLISHED'
  ELSE 'DORMANT'
END IN $stages AS value
