// What was weighed anew of rankings that are gone.
// :param community => 'demo'
MATCH (s:Snapshot {community: $community, kind: 'WHAT_IF', status: 'READY'})
WHERE s.inputHash IS NOT NULL AND NOT EXISTS { MATCH (base:Snapshot {id: s.base}) WHERE base.status = 'READY' }
RETURN s.id AS id
