// The types of what is tracked in a community, with how many members did it: what most did comes first.
// :param community => 'demo'
// :param limit => 50
MATCH (a:Activity)
WHERE a.community = $community AND a.type IS NOT NULL
WITH a.type AS type, count(*) AS members
ORDER BY members DESC, type LIMIT $limit
RETURN type
