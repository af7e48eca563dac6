// Campaigns.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (campaign:Campaign)
WHERE campaign.community = $community AND campaign.key > $after
WITH campaign ORDER BY campaign.community, campaign.key LIMIT $limit
RETURN campaign.key AS after, [campaign {.*, rates: campaign.ratesE4, caps: campaign.capsE4, memberCap: campaign.memberCapE4,
  conversionAmount: campaign.conversionAmountE4}] AS rows
