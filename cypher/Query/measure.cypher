// A measure is computed before this runs; its snapshot is read like a ranking.
// :param measured => '01JSNAPSHOT'
MATCH ()-[edge:RANKED]->(node:Member)
USING INDEX SEEK edge:RANKED(snapshot, position) // when page
WHERE edge.snapshot = $measured
  AND edge.position >= 1 // when whole
ORDER BY edge.position
