// The tree is made before this runs.
// :param explained => {key: 'ada'}
WITH $explained AS node
WHERE node IS NOT NULL
