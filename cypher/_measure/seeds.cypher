// Which of some keys belong to members.
// :param community => 'demo'
// :param seeds => ['ada']
MATCH (m:Member)
WHERE m.community = $community AND m.key IN $seeds
RETURN m.key AS key
