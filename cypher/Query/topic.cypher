// One topic by name.
// :param name => 'hops'
// :param community => 'demo'
MATCH (node:Topic {community: $community, name: $name})
