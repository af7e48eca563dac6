// By events of all types in the 30 days up to then; `until` lies far ahead where it is now, as in the condition `active`.
// :param of => '01J'
// :param now => datetime('2026-03-01T00:00:00Z')
// :param until => datetime('2026-03-01T00:00:00Z')
MATCH (parent:Member {id: $of})
RETURN head([did IN [reduce(n = 0, times IN COLLECT {
  MATCH (parent)-[:DOES]->(did:Activity)
  WHERE did.lastAt.epochMillis > $now.epochMillis - 2592000000
  RETURN did.times + CASE WHEN did.packedUntil > $now.epochMillis - 2592000000 THEN did.packed ELSE [] END
} | n + size([time IN times WHERE time > $now.epochMillis - 2592000000 AND time <= $until.epochMillis]))]
  | CASE WHEN did >= 12 THEN 'CORE' WHEN did >= 4 THEN 'ACTIVE' WHEN did >= 1 THEN 'ORDINARY' ELSE 'SILENT' END]) AS value
