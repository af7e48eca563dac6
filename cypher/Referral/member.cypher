// Who was brought.
WITH endNode(parent) AS node
