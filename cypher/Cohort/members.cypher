// Who meets the rule is found before this runs: of a page in the list's own order nobody else.
// :param explained => {}
// :param community => 'demo'
UNWIND $explained[parent.id] AS id
MATCH (node:Member {id: id})
WHERE node.community = $community
ORDER BY node.key
