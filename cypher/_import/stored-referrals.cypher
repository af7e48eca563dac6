// Effective referrals whose one deciding touch says the same.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)<-[r:REFERRED]-(referrer:Member)
  MATCH (member)<-[:REACHED]-(touch:Touch {effective: true})<-[:MADE]-(referrer)
  WHERE touch.reason IS NULL
    AND coalesce(touch.at = r.at, touch.at IS NULL AND r.at IS NULL)
    AND coalesce(touch.code = r.code, touch.code IS NULL AND r.code IS NULL)
    AND coalesce(touch.source = r.source, touch.source IS NULL AND r.source IS NULL)
    AND COUNT { (member)<-[:REACHED]-(:Touch {effective: true}) } = 1
  RETURN r {.*, referrer: referrer.key, member: member.key, key: touch.key}
} AS rows
