// Found by the index of their campaigns.
MATCH (node:ReferralCode)
WHERE node.community = parent.community AND node.campaign = parent.key
  AND node.key IS NOT NULL // when whole
ORDER BY node.key
