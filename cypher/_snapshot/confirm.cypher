// Says that a snapshot was just found to be of the present state of the graph.
// :param snapshot => '01'
MATCH (s:Snapshot {id: $snapshot, status: 'READY'})
SET s.confirmedAt = timestamp()
RETURN s.id AS id
