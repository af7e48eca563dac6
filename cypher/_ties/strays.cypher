// Ties are stored of these members, who are there no more.
// :param community => 'demo'
MATCH (stored:MemberTies {community: $community})
WHERE stored.hash IS NOT NULL AND NOT EXISTS { (:Member {id: stored.memberId}) }
RETURN stored.memberId AS id
