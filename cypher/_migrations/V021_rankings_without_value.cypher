// Rankings of before there was a relationship value index are computed once more: they are no data.
MATCH (c:Community) WHERE c.influence IS NOT NULL AND NOT EXISTS { MATCH (s:Snapshot {id: c.influence}) WHERE s.valueFormula IS NOT NULL } REMOVE c.influence;
MATCH (b:RankBlock) WHERE EXISTS { MATCH (s:Snapshot {id: b.snapshot}) WHERE s.kind = 'INFLUENCE' AND s.valueFormula IS NULL } CALL (b) { DELETE b } IN TRANSACTIONS OF 100 ROWS;
MATCH (b:PlaceBlock) WHERE EXISTS { MATCH (s:Snapshot {id: b.snapshot}) WHERE s.kind = 'INFLUENCE' AND s.valueFormula IS NULL } CALL (b) { DELETE b } IN TRANSACTIONS OF 100 ROWS;
MATCH (s:Snapshot) WHERE s.kind = 'INFLUENCE' AND s.valueFormula IS NULL DETACH DELETE s;
