// Circles, with the channel that they are part of, if any.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (circle:Circle)
WHERE circle.community = $community AND circle.key > $after
WITH circle ORDER BY circle.community, circle.key LIMIT $limit
OPTIONAL MATCH (circle)-[:PART_OF]->(channel:Channel)
RETURN circle.key AS after, [circle {.*, channel: channel.key}] AS rows
