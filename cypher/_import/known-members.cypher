// Which of these members there are.
// :param community => 'c'
// :param keys => ['ann']
UNWIND $keys AS key
MATCH (member:Member {community: $community, key: key})
RETURN collect(member.key) AS keys
