// As they were found.
UNWIND parent.children AS node
WITH node
ORDER BY node.position
