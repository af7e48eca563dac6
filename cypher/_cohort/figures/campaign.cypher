// The campaign of the referral.
// :param of => '01J'
MATCH (parent:Member {id: $of})
RETURN {campaign: head(COLLECT { MATCH (parent)<-[came:REFERRED]-(:Member) RETURN came.campaign })} AS figures
