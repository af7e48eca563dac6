// A measure is computed before this runs; its snapshot is read like a ranking.
// :param snapshot => '01JSNAPSHOT'
MATCH ()-[edge:RANKED]->(node:Member)
WHERE edge.snapshot = $snapshot AND edge.position >= 1
ORDER BY edge.position
