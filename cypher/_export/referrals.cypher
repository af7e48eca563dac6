// Who was brought by whom, with the touch that decided it.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)<-[r:REFERRED]-(referrer:Member)
  OPTIONAL MATCH (member)<-[:REACHED]-(touch:Touch {effective: true})<-[:MADE]-(referrer)
  WITH member, referrer, r, touch ORDER BY referrer.key, touch.key
  RETURN r {.*, referrer: referrer.key, member: member.key, reason: touch.reason, key: touch.key}
} AS rows
