// The rankings are weighed and compared before this runs.
// :param explained => {comparisons: []}
WITH $explained AS node
