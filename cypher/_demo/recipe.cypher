// What a community was generated from; nothing if it is not complete.
// :param community => 'demo'
MATCH (c:Community {key: $community})
WHERE c.recipe IS NOT NULL
RETURN c.recipe AS recipe
