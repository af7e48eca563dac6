// As the condition `lifecycle` tells it. When somebody was seen last is one time that is overwritten: a later one says nothing of then.
// :param of => '01J'
// :param now => datetime('2026-03-01T00:00:00Z')
// :param until => datetime('2026-03-01T00:00:00Z')
MATCH (parent:Member {id: $of})
RETURN CASE
  WHEN parent.leftAt <= $now THEN 'LEFT'
  WHEN parent.joinedAt >= $now - duration({hours: 24 * 7}) THEN 'NEW'
  WHEN parent.joinedAt >= $now - duration({hours: 24 * 30}) THEN 'ACTIVE'
  WHEN parent.lastSeenAt >= $now - duration({hours: 24 * 30}) AND parent.lastSeenAt <= $until THEN 'ESTABLISHED'
  WHEN EXISTS {
    MATCH (parent)-[:DOES]->(did:Activity)
    WHERE did.lastAt >= $now - duration({hours: 24 * 30})
      AND (did.lastAt <= $until
        OR any(time IN did.times + coalesce(did.packed, []) WHERE time >= $now.epochMillis - 2592000000 AND time <= $until.epochMillis))
  } THEN 'ESTABLISHED'
  ELSE 'DORMANT'
END AS value
