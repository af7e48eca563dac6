// The key of the last member of a page, those who follow a key in their order; nothing if so many don't follow it.
// :param community => 'demo'
// :param after => ''
// :param most => 10000
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after
WITH m ORDER BY m.community, m.key SKIP $most - 1 LIMIT 1
RETURN m.key AS key
