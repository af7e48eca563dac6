// What a community was generated from and when, whether its rows are there, and whether it is complete.
// :param community => 'demo'
MATCH (c:Community {key: $community})
RETURN c.recipe AS recipe, c.createdAt AS createdAt, c.loaded AS loaded, c.complete AS complete
