// Where they live.
// :param of => '01J'
MATCH (parent:Member {id: $of})
RETURN [parent.region] AS value
