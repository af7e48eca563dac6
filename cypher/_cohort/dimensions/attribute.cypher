// A free attribute, as text.
// :param of => '01J'
// :param attribute => 'plan'
MATCH (parent:Member {id: $of})
RETURN [toString(parent['attributes.' + $attribute])] AS value
