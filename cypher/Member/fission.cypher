// The score is worked out before this runs.
// :param explained => {}
WITH $explained[parent.id] AS node
WHERE node IS NOT NULL
