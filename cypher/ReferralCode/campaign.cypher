// The campaign that it names.
MATCH (node:Campaign {community: parent.community, key: parent.campaign})
