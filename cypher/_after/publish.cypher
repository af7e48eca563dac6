// A reply changes the ties of who made it and who made what it replies to.
// :param community => 'demo'
// :param rows => [{content: '01J'}]
UNWIND $rows AS row
MATCH (author:Member)-[:AUTHORED]->(:Content {id: row.content})-[:REPLY_TO]->(:Content)<-[:AUTHORED]-(other:Member)
UNWIND [author.id, other.id] AS id
WITH collect(DISTINCT id) AS ids
WHERE size(ids) > 0
CREATE (:TieChange {community: $community, members: ids})
