// The internal id of a member.
// :param community => 'demo'
// :param key => 'ada'
MATCH (m:Member {community: $community, key: $key})
RETURN m.id AS id
