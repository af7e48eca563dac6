// The rule is checked, or found, before this runs.
// :param explained => {id: '{}', rule: '{}'}
WITH $explained AS node
WHERE node IS NOT NULL
