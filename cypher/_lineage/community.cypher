// The currency that a community counts in.
// :param community => 'demo'
MATCH (c:Community {key: $community})
RETURN c.currency AS data
