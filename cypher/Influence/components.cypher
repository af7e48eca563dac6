// The parts of the index, from the figures kept with the rank.
WITH {pageRank: {raw: parent.raw, percentile: parent.percentile, weight: 1.0, contribution: parent.score}} AS node
