// One content by key.
// :param key => 'post:1'
// :param community => 'demo'
MATCH (node:Content {community: $community, key: $key})
