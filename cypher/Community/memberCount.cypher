// Exact, from the index on members.
CALL (parent) {
  MATCH (member:Member) WHERE member.community = parent.key
  RETURN count(member) AS value
}
RETURN value
