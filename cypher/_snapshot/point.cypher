// Makes a snapshot the current influence of its community.
// :param community => 'demo'
// :param snapshot => '01'
MATCH (c:Community {key: $community})
SET c.influence = $snapshot
RETURN c.influence AS influence
