// The roots are found before this runs; whoever is a member no more is passed over.
// :param explained => [{key: 'ada', total: 3, maxDepth: 2}]
// :param community => 'demo'
UNWIND $explained AS edge
MATCH (node:Member {community: $community, key: edge.key})
ORDER BY edge.total DESC, node.key
