// Rankings lie in blocks, the current one beside it in one of two slots. Those of before are computed once more: they are no data.
CREATE INDEX rank_block IF NOT EXISTS FOR (n:RankBlock) ON (n.snapshot, n.last);
CREATE INDEX place_block IF NOT EXISTS FOR (n:PlaceBlock) ON (n.snapshot, n.last);
CREATE CONSTRAINT ranking_slot IF NOT EXISTS FOR (n:RankingSlot) REQUIRE (n.community, n.number) IS UNIQUE;
MATCH (c:Community) WHERE c.influence IS NOT NULL REMOVE c.influence;
MATCH (:Snapshot)-[r:RANKED]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS;
MATCH (s:Snapshot) DETACH DELETE s;
