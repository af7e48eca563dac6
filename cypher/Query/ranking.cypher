// The index on (snapshot, position) finds and orders the page; the snapshot is the current one where none is asked for.
// :param snapshot => '01JSNAPSHOT'
MATCH ()-[edge:RANKED]->(node:Member)
WHERE edge.snapshot = $snapshot AND edge.position >= 1
ORDER BY edge.position
