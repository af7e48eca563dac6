// The community that the request speaks of.
// :param community => 'demo'
MATCH (node:Community {key: $community})
