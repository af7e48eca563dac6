// When a community's last content appeared, whether or not its author is known.
// :param community => 'demo'
// :param until => datetime('2024-01-01T00:00:00Z')
MATCH (c:Content {community: $community})
WHERE c.key IS NOT NULL AND c.createdAt <= $until
RETURN max(c.createdAt) AS latest
