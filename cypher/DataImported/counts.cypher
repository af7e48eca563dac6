// Lists of equal length, because the graph keeps no maps.
UNWIND range(0, size(parent.kinds) - 1) AS i
WITH {kind: parent.kinds[i], created: parent.created[i], updated: parent.updated[i]} AS node
ORDER BY node.kind
