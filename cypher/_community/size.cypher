// How many members there are.
// :param community => 'demo'
MATCH (m:Member)
WHERE m.community = $community AND m.key > ''
RETURN count(m) AS members
