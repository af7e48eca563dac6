// What is stored of ties of members who are there no more.
// :param members => ['01J']
UNWIND $members AS id
MATCH (stored:MemberTies {memberId: id})
DELETE stored
RETURN count(*) AS deleted
