// The code at the end of the campaign's link.
MATCH (campaign:Campaign {community: parent.community, key: parent.campaign})
RETURN campaign.link + parent.key AS value
