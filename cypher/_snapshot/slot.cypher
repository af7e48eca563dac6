// Takes the slot that readers do not look at. The community is locked first, because another server may be about to do the same.
// :param community => 'demo'
// :param snapshot => '01'
MATCH (c:Community {key: $community})
SET c.pointing = true
REMOVE c.pointing
WITH c.influence AS current
MERGE (first:RankingSlot {community: $community, number: 0})
MERGE (second:RankingSlot {community: $community, number: 1})
WITH CASE WHEN first.snapshot = current THEN second ELSE first END AS slot
SET slot.snapshot = $snapshot
RETURN slot.number AS slot
