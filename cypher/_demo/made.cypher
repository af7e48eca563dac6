// The generated community is complete.
// :param community => 'demo'
MATCH (c:Community {key: $community})
SET c.complete = true
