// Who is near members, as it was when their ties were computed.
// :param members => ['01J']
UNWIND $members AS id
MATCH (near:Neighbours {memberId: id})
RETURN id, near.members AS neighbours
