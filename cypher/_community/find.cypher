// The community of a key; without a key the first two, which is enough to know whether there is one.
// :param key => 'demo'
MATCH (c:Community)
WHERE c.key = $key OR $key IS NULL
RETURN c.key AS key, c.influence AS influence, c.timeZone AS timeZone
LIMIT 2
