// Records of merges, numbered in the order in which they happened, and the members that are merged away, found by the keys they had.
CREATE CONSTRAINT merge_id IF NOT EXISTS FOR (n:Merge) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT merge_number IF NOT EXISTS FOR (n:Merge) REQUIRE (n.community, n.number) IS UNIQUE;
CREATE CONSTRAINT merged_key IF NOT EXISTS FOR (n:Merged) REQUIRE (n.community, n.key) IS UNIQUE;
