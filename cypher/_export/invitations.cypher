// Touches with those who have not joined.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (invitation:Invitation)
WHERE invitation.community = $community AND invitation.key > $after
WITH invitation ORDER BY invitation.community, invitation.key LIMIT $limit
RETURN invitation.key AS after, COLLECT {
  MATCH (referrer:Member)-[:MADE]->(invitation)
  OPTIONAL MATCH (invitation)-[:IN]->(campaign:Campaign)
  RETURN invitation {.*, referrer: referrer.key, campaign: campaign.key} AS row
} AS rows
