// Who they are is found before this runs: of a page in the list's own order nobody else.
// :param explained => {}
// :param community => 'demo'
UNWIND $explained[parent.id] AS edge
MATCH (node:Member {community: $community, key: edge.key})
ORDER BY node.key
