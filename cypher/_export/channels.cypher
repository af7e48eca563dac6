// Channels, which are part of the community.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (channel:Channel)
WHERE channel.community = $community AND channel.key > $after
WITH channel ORDER BY channel.community, channel.key LIMIT $limit
RETURN channel.key AS after, [channel {.*}] AS rows
