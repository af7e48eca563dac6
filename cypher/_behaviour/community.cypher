// The time zone that a community counts its days in.
// :param community => 'demo'
MATCH (c:Community {key: $community})
RETURN coalesce(c.timeZone, 'UTC') AS timeZone
