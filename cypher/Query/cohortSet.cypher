// By its key.
// :param community => 'demo'
// :param key => 'rfm'
MATCH (node:CohortSet {community: $community, key: $key})
