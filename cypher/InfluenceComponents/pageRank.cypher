// One part.
WITH parent.pageRank AS node
