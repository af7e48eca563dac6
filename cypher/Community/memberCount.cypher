// Exact, from the index on members.
MATCH (member:Member)
WHERE member.community = parent.key AND member.key IS NOT NULL
RETURN count(member) AS value
