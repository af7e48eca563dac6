// Since when.
// :param of => '01J'
// :param community => 'demo'
// :param tag => 'vip'
MATCH (parent:Member {id: $of})
OPTIONAL MATCH (parent)-[tagged:TAGGED]->(:Tag {community: $community, name: $tag})
WITH collect(tagged) AS found
RETURN {times: size(found), at: head(found).at} AS figures
