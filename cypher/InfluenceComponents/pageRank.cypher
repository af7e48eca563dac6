// One part.
RETURN parent.pageRank AS value
