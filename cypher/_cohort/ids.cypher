// The internal ids of members, by their keys.
// :param community => 'demo'
// :param keys => ['ada']
UNWIND $keys AS key
MATCH (member:Member {community: $community, key: key})
WITH member ORDER BY member.key
RETURN collect(member.id) AS ids
