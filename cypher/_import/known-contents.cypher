// Which of these contents there are.
// :param community => 'c'
// :param keys => ['a']
UNWIND $keys AS key
MATCH (content:Content {community: $community, key: key})
RETURN collect(content.key) AS keys
