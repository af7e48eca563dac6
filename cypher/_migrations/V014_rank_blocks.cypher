// Rankings lie in blocks, the current one beside it in one of two slots.
CREATE INDEX rank_block IF NOT EXISTS FOR (n:RankBlock) ON (n.snapshot, n.last);
CREATE INDEX place_block IF NOT EXISTS FOR (n:PlaceBlock) ON (n.snapshot, n.last);
CREATE CONSTRAINT ranking_slot IF NOT EXISTS FOR (n:RankingSlot) REQUIRE (n.community, n.number) IS UNIQUE;
