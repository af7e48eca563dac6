// Their language.
// :param of => '01J'
MATCH (parent:Member {id: $of})
RETURN [parent.locale] AS value
