// At most one referral arrives at a member, so that each ancestor is one way up.
// :param atLeast => 1
// :param atMost => 3
RETURN any(generation IN [COUNT { MATCH (parent)<-[:REFERRED*1..]-(:Member) }] WHERE generation >= $atLeast
  AND generation <= $atMost // when atMost
) AS value
