// Who brought.
WITH startNode(parent) AS node
