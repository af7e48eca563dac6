// The ties of both have changed.
// :param community => 'demo'
// :param rows => [{truster: '01J', trusted: '02J'}]
UNWIND $rows AS row
UNWIND [row.truster, row.trusted] AS id
WITH collect(DISTINCT id) AS ids
CREATE (:TieChange {community: $community, members: ids})
