// Arrays side by side, because properties are no maps; a threshold below 0 is none.
UNWIND range(0, size(parent.figureNames) - 1) AS i
WITH {number: i, name: parent.figureNames[i], value: parent.figureValues[i], threshold: CASE WHEN parent.thresholds[i] >= 0 THEN parent.thresholds[i] END} AS node
ORDER BY node.number
