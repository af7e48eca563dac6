// The slot that a snapshot lies in, provided that both of its rankings are all there.
// :param community => 'demo'
// :param snapshot => '01'
// :param ranked => 3000
MATCH (slot:RankingSlot {community: $community, snapshot: $snapshot})
WHERE slot.number >= 0
OPTIONAL MATCH ()-[r:RANKED]->()
WHERE r.snapshot = $snapshot AND r.position >= 1
WITH slot, count(r) AS stored
WHERE stored = $ranked
OPTIONAL MATCH ()-[r:VALUED]->()
WHERE r.snapshot = $snapshot AND r.position >= 1
WITH slot, count(r) AS stored
WHERE stored = $ranked
RETURN slot.number AS slot
