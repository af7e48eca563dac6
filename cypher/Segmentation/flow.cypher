// It is counted before this runs.
// :param explained => {}
WITH $explained[parent.id] AS node
