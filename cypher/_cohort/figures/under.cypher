// How many generations below the member, if they are.
// :param of => '01J'
// :param member => 'ada'
MATCH (parent:Member {id: $of})
RETURN {levels: head(COLLECT { MATCH path = (parent)<-[:REFERRED*1..30]-(above:Member) WHERE above.key = $member RETURN length(path) })} AS figures
