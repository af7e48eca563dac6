// The conditions are asked of the member before this runs.
// :param explained => {}
WITH $explained[parent.id] AS node
WHERE node IS NOT NULL
