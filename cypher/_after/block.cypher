// The ties of both have changed.
// :param community => 'demo'
// :param rows => [{blocker: '01J', blocked: '02J'}]
UNWIND $rows AS row
UNWIND [row.blocker, row.blocked] AS id
WITH collect(DISTINCT id) AS ids
CREATE (:TieChange {community: $community, members: ids})
