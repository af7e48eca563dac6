// The report is made before this runs.
// :param explained => {snapshot: '01JSNAPSHOT'}
WITH $explained AS node
WHERE node IS NOT NULL
