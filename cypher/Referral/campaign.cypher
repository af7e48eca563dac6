// The campaign that the referral names.
MATCH (node:Campaign {community: startNode(parent).community, key: parent.campaign})
