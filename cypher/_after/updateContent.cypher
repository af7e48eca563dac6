// What a response weighs may depend on the kind of the content: the ties of who made it and of everybody who responded have changed.
// :param community => 'demo'
// :param rows => [{content: '01J', given: ['kind']}]
UNWIND $rows AS row
MATCH (author:Member)-[:AUTHORED]->(c:Content {id: row.content})
WHERE 'kind' IN row.given
UNWIND [author.id] + COLLECT { MATCH (c)<-[:REACTED|SHARED]-(responder:Member) RETURN DISTINCT responder.id }
  + COLLECT { MATCH (c)<-[:REPLY_TO]-(:Content)<-[:AUTHORED]-(other:Member) RETURN DISTINCT other.id } AS id
WITH collect(DISTINCT id) AS ids
WHERE size(ids) > 1
CREATE (:TieChange {community: $community, members: ids})
