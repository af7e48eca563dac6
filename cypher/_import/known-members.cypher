// Which of these members there are, by these keys or others.
// :param community => 'c'
// :param keys => ['ann']
UNWIND $keys AS key
MATCH (member:Member|Merged {community: $community, key: key})
RETURN collect(member.key) AS keys
