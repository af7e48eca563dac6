// What differs is worked out before this runs.
// :param explained => {common: 3}
WITH $explained AS node
