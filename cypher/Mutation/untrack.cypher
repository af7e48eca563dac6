// Nothing there already is fine.
// :param community => 'demo'
// :param event => 'event:1'
OPTIONAL MATCH (e:Event {community: $community, key: $event})
OPTIONAL MATCH (m:Member)-[:DID]->(e)
WITH e, m.id AS member
DETACH DELETE e
RETURN member AS member
