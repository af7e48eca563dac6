// What is stored of the ties of members, as it was when they were computed.
// :param members => ['01J']
UNWIND $members AS id
MATCH (stored:MemberTies {memberId: id})
RETURN properties(stored) AS stored
