// One code, by what people type.
// :param code => 'K7M2PXQ4'
// :param community => 'demo'
MATCH (node:ReferralCode {community: $community, key: toUpper(trim($code))})
