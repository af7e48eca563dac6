// The explanation is worked out before this runs.
// :param explained => {member: '01J', snapshot: '01JSNAPSHOT'}
WITH $explained AS node
WHERE node IS NOT NULL
