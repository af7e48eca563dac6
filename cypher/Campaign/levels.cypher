// Two arrays side by side, because properties are no maps.
UNWIND range(0, size(coalesce(parent.ratesE4, [])) - 1) AS i
WITH {level: i + 1, percentE4: parent.ratesE4[i], capE4: CASE WHEN parent.capsE4[i] > 0 THEN parent.capsE4[i] END} AS node
ORDER BY node.level
