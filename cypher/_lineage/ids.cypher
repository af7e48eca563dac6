// The internal ids of members.
// :param community => 'demo'
// :param keys => ['ada']
UNWIND $keys AS key
MATCH (m:Member {community: $community, key: key})
RETURN m.id AS id, m.key AS key
