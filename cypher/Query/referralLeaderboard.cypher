// The places are found before this runs; whoever is a member no more is passed over.
// :param explained => [{key: 'ada', rank: 1, value: 3.0}]
// :param community => 'demo'
UNWIND $explained AS edge
MATCH (node:Member {community: $community, key: edge.key})
ORDER BY edge.value DESC, node.key
