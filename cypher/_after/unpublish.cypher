// The ties of who made it and of everybody who responded to it or was replied to have changed.
// :param community => 'demo'
// :param rows => [{author: '01J', others: ['02J']}]
UNWIND $rows AS row
UNWIND [row.author] + row.others AS id
WITH collect(DISTINCT id) AS ids
WHERE size(ids) > 1
CREATE (:TieChange {community: $community, members: ids})
