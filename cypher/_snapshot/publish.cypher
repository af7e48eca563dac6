// Lets readers see a snapshot, provided that all of its blocks are there.
// :param snapshot => '01'
// :param durationMs => 1200
// :param ranked => 3000
MATCH (s:Snapshot {id: $snapshot, status: 'WRITING'})
OPTIONAL MATCH (b:RankBlock)
WHERE b.snapshot = $snapshot AND b.last >= 1
WITH s, sum(b.last - b.first + 1) AS stored
WHERE stored = $ranked
OPTIONAL MATCH (b:ValueBlock)
WHERE b.snapshot = $snapshot AND b.last >= 1
WITH s, sum(b.last - b.first + 1) AS stored
WHERE stored = CASE WHEN s.kind IN ['INFLUENCE', 'WHAT_IF'] THEN $ranked ELSE 0 END
SET s.status = 'READY', s.durationMs = $durationMs
REMOVE s.stored
RETURN s.id AS id
