// The ranking that looks from the latest time which is not later than another; of several the last that was computed.
// :param community => 'demo'
// :param asOf => datetime('2024-01-01T00:00:00Z')
MATCH (s:Snapshot {community: $community, kind: 'INFLUENCE', status: 'READY'})
WHERE s.id > '' AND s.asOf <= $asOf
RETURN s.id AS id
ORDER BY s.asOf DESC, id DESC
LIMIT 1
