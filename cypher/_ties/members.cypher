// A page of the members of a community, by key.
// :param community => 'demo'
// :param after => 'ada'
// :param most => 1000
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after
WITH m ORDER BY m.community, m.key LIMIT $most
RETURN m.id AS id, m.key AS key
