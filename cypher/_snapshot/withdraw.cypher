// Takes a snapshot away from readers, before its ranking goes in batches.
// :param snapshot => '01'
MATCH (s:Snapshot {id: $snapshot})
WHERE s.status <> 'WRITING'
SET s.status = 'WRITING'
RETURN s.id AS id
