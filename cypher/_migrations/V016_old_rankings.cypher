// Rankings of before blocks are computed once more: they are no data.
MATCH (c:Community) WHERE c.influence IS NOT NULL AND NOT EXISTS { MATCH (b:RankBlock) WHERE b.snapshot = c.influence AND b.last >= 1 } REMOVE c.influence;
MATCH (:Snapshot)-[r:RANKED]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;
MATCH (s:Snapshot) WHERE s.kind IN ['INFLUENCE', 'MEASURE'] AND NOT EXISTS { MATCH (b:RankBlock) WHERE b.snapshot = s.id AND b.last >= 1 } DETACH DELETE s;
