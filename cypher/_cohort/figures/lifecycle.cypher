// The times that stages go by.
// :param of => '01J'
MATCH (parent:Member {id: $of})
RETURN {joinedAt: parent.joinedAt, leftAt: parent.leftAt, lastSeenAt: parent.lastSeenAt,
  lastEventAt: head(COLLECT { MATCH (parent)-[:DOES]->(did:Activity) RETURN did.lastAt ORDER BY did.lastAt DESC LIMIT 1 })} AS figures
