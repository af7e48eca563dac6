// In the order in which they were chosen; whoever is a member no more is passed over.
UNWIND range(0, size(parent.chosen) - 1) AS i
MATCH (node:Member {id: parent.chosen[i]})
WITH node, {position: i + 1, gain: parent.gains[i], spread: parent.spreads[i]} AS edge
ORDER BY edge.position
