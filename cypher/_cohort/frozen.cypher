// The internal ids of the members of a snapshot, by their keys, of those who are members still.
// :param frozen => '01J'
// :param community => 'demo'
MATCH (block:CohortBlock)
WHERE block.snapshot = $frozen AND block.first > 0
UNWIND block.members AS id
MATCH (member:Member {id: id})
WHERE member.community = $community
WITH member ORDER BY member.key
RETURN collect(member.id) AS data
