// As it was worked out.
RETURN parent.pageRank AS value
