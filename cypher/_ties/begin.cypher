// The state of a community's ties, made where nothing was computed yet.
// :param community => 'demo'
MATCH (c:Community {key: $community})
MERGE (state:TieState {community: c.key})
RETURN c.influence AS influence, coalesce(c.trustScale, 1.0) AS trustScale
