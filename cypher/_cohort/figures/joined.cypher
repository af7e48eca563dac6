// When.
// :param of => '01J'
MATCH (parent:Member {id: $of})
RETURN {joinedAt: parent.joinedAt} AS figures
