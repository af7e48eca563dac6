// A snapshot that is being written: nobody reads it yet.
// :param snapshot => {id: '01', community: 'demo', kind: 'INFLUENCE', inputHash: 'ab'}
CREATE (s:Snapshot)
SET s = $snapshot, s.status = 'WRITING'
RETURN s.id AS id
