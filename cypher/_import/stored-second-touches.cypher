// Touches of members who had been brought before, and still have a referrer.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (touch:Touch)
WHERE touch.community = $community AND touch.key > $after
WITH touch ORDER BY touch.community, touch.key LIMIT $limit
RETURN touch.key AS after, COLLECT {
  MATCH (referrer:Member)-[:MADE]->(touch)-[:REACHED]->(member:Member)
  WHERE touch.reason = 'SECOND_REFERRER' AND NOT touch.effective AND EXISTS { (member)<-[:REFERRED]-() }
  RETURN touch {.*, referrer: referrer.key, member: member.key} AS row
} AS rows
