// Lets readers see a snapshot, provided that all of its ranking is there.
// :param snapshot => '01'
// :param durationMs => 1200
// :param ranked => 3000
MATCH (s:Snapshot {id: $snapshot, status: 'WRITING'})
WHERE count { (s)-[:RANKED]->() } = $ranked
SET s.status = 'READY', s.durationMs = $durationMs
RETURN s.id AS id
