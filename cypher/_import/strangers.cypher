// Members that rows name and no file describes, where the import may make them; answers how many it made.
// :param community => 'c'
// :param members => [{key: 'ann', id: '01'}]
UNWIND $members AS member
OPTIONAL MATCH (old:Member|Merged {community: $community, key: member.key})
WITH member WHERE old IS NULL
MERGE (node:Member {community: $community, key: member.key})
ON CREATE SET node.id = member.id
RETURN count(*) AS made
