// The member.
MATCH (node:Member {id: parent.memberId})
