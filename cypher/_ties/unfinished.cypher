// Says that all ties must be computed, until whoever has begun to write some has ended.
// :param community => 'demo'
CREATE (change:TieChange {community: $community, whole: true, members: []})
RETURN elementId(change) AS change
