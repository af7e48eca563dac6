// Makes a snapshot the current influence of its community, and tells which one was it before. The community is locked first, because
// another server may be about to do the same.
// :param community => 'demo'
// :param snapshot => '01'
MATCH (c:Community {key: $community})
SET c.pointing = true
WITH c, c.influence AS previous
SET c.influence = $snapshot
REMOVE c.pointing
RETURN previous
