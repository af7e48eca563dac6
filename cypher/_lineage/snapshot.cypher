// The current ranking of a community; nothing if there is none.
// :param community => 'demo'
MATCH (c:Community {key: $community})
WHERE c.influence IS NOT NULL
RETURN c.influence AS snapshot
