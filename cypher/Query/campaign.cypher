// One campaign by key.
// :param key => 'spring'
// :param community => 'demo'
MATCH (node:Campaign {community: $community, key: $key})
