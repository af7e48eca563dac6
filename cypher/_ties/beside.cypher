// Ties of members whom hashes stand for, as far as they depend on who is near both ends.
// :param community => 'demo'
// :param members => [7]
UNWIND $members AS hash
MATCH (stored:MemberTies {community: $community, hash: hash})
RETURN hash, stored.memberId AS id, stored.others AS others, stored.common AS common, stored.value AS values
