// The member who asks, where the credential is a member's own.
// :param self => 'ada'
// :param community => 'demo'
MATCH (node:Member {community: $community, key: $self})
