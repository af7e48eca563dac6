// Who meets the rule is found before this runs: of a page in the list's own order nobody else.
// :param explained => {}
// :param community => 'demo'
UNWIND $explained[parent.id] AS found
MATCH (node:Member {id: found})
WHERE node.community = $community
ORDER BY node.key
