// A rule that is not saved has no key.
// :param community => 'demo'
MATCH (node:CohortSnapshot)
WHERE node.community = $community AND node.key = parent.key AND node.version = parent.version AND node.id IS NOT NULL
WITH node
ORDER BY node.id DESC
