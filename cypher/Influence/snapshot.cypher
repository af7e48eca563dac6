// The computation that a rank belongs to.
WITH startNode(parent) AS node
