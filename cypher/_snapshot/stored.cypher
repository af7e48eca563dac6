// Says that all blocks of a snapshot are there: whoever computes next may go on from here.
// :param snapshot => '01'
MATCH (s:Snapshot {id: $snapshot, status: 'WRITING'})
SET s.stored = true
RETURN s.id AS id
