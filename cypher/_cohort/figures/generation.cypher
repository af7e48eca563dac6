// How many ancestors.
// :param of => '01J'
MATCH (parent:Member {id: $of})
RETURN {generation: COUNT { MATCH (parent)<-[:REFERRED*1..]-(:Member) }} AS figures
