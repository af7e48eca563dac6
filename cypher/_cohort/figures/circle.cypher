// From when to when.
// :param of => '01J'
// :param community => 'demo'
// :param key => 'moon'
MATCH (parent:Member {id: $of})
OPTIONAL MATCH (parent)-[belonging:BELONGS_TO]->(:Circle {community: $community, key: $key})
WITH head(collect(belonging)) AS belonging
RETURN {since: belonging.since, until: belonging.until, role: belonging.role} AS figures
