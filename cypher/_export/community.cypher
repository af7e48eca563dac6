// What is settled for the whole community.
// :param community => 'c'
MATCH (c:Community {key: $community})
RETURN c.key AS key, c.name AS name, c.timeZone AS timeZone, c.currency AS currency, c.trustScale AS trustScale, c.createdAt AS createdAt
