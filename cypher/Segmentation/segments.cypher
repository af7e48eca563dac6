// The rules were made before this runs.
UNWIND parent.segments AS node
WITH node
ORDER BY node.position
