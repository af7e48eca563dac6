// All members of a community.
// :param community => 'demo'
MATCH (m:Member {community: $community})
WHERE m.key IS NOT NULL
RETURN m.id AS id, m.key AS key
