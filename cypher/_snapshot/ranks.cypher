// Who had which rank in a snapshot that is complete.
// :param snapshot => '01'
MATCH (:Snapshot {id: $snapshot, status: 'READY'})-[r:RANKED]->(m:Member)
RETURN m.id AS id, r.rank AS rank
