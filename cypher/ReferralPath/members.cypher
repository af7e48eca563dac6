// In the order of the way.
UNWIND range(0, size(parent.members) - 1) AS place
WITH place, parent.members[place] AS node
ORDER BY place
