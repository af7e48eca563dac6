// The forest is looked at before this runs.
// :param explained => {members: 3}
WITH $explained AS node
