// By what a campaign suspends codes; nothing if it does not.
// :param community => 'demo'
// :param campaign => 'spring'
MATCH (c:Campaign {community: $community, key: $campaign})
WHERE c.suspendBelow IS NOT NULL
RETURN c.suspendBelow AS below, coalesce(c.suspendFrom, 10) AS least
