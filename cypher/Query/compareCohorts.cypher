// The rules are made before this runs.
// :param explained => {a: {}, b: {}}
WITH $explained AS node
WHERE node IS NOT NULL
