// They are counted before this runs.
// :param explained => {}
UNWIND $explained[parent.id] AS node
WITH node
ORDER BY node.place
