// Each scan takes the place of the one before.
// :param community => 'demo'
MATCH (node:ReferralScan {community: $community})
