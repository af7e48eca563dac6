// The ties of both have changed.
// :param community => 'demo'
// :param rows => [{follower: '01J', followed: '02J'}]
UNWIND $rows AS row
UNWIND [row.follower, row.followed] AS id
WITH collect(DISTINCT id) AS ids
CREATE (:TieChange {community: $community, members: ids})
