// The ties of the member and of who made the content have changed.
// :param community => 'demo'
// :param rows => [{member: '01J', content: '02J'}]
UNWIND $rows AS row
OPTIONAL MATCH (author:Member)-[:AUTHORED]->(:Content {id: row.content})
UNWIND [row.member, author.id] AS id
WITH collect(DISTINCT id) AS ids
CREATE (:TieChange {community: $community, members: ids})
