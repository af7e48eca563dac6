// How they came.
// :param of => '01J'
MATCH (parent:Member {id: $of})
RETURN [parent.source] AS value
