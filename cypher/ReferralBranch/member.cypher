// Who leads it.
// :param community => 'demo'
MATCH (node:Member {community: $community, key: parent.key})
