// Touches that brought nobody, each with its reason. Those of a member with themselves, whom a merge made one, are no rows.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (touch:Touch)
WHERE touch.community = $community AND touch.key > $after
WITH touch ORDER BY touch.community, touch.key LIMIT $limit
RETURN touch.key AS after, COLLECT {
  MATCH (referrer:Member)-[:MADE]->(touch)-[:REACHED]->(member:Member)
  WHERE referrer <> member AND NOT (touch.effective AND EXISTS { (referrer)-[:REFERRED]->(member) })
  OPTIONAL MATCH (touch)-[:IN]->(campaign:Campaign)
  RETURN touch {.*, referrer: referrer.key, member: member.key, campaign: campaign.key} AS row
} AS rows
