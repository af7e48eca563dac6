// What a community was generated from and when, and whether it is complete.
// :param community => 'demo'
MATCH (c:Community {key: $community})
RETURN c.recipe AS recipe, c.createdAt AS createdAt, c.complete AS complete
