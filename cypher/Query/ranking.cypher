// The index on (snapshot, position) finds and orders the page; the snapshot is the current one where none is asked for.
// Snapshots of measures have no percentiles, and are no ranking.
// :param snapshot => '01JSNAPSHOT'
MATCH ()-[edge:RANKED]->(node:Member)
USING INDEX SEEK edge:RANKED(snapshot, position) // when page
WHERE edge.snapshot = $snapshot AND edge.percentile IS NOT NULL
  AND edge.position >= 1 // when whole
ORDER BY edge.position
