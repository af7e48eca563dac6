// It is decided before this runs.
// :param explained => {}
RETURN $explained[parent.id] AS value
