// Who was brought by whom so far, a page of members in the order of their keys, with the touch that decided it where one is kept.
// :param community => 'c'
// :param after => ''
// :param limit => 10000
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
OPTIONAL MATCH (member)<-[:REFERRED]-(referrer:Member)
OPTIONAL MATCH (member)<-[:REACHED]-(touch:Touch {effective: true})
RETURN member.key AS member, referrer.key AS referrer, touch.key AS touch
