// The members who came through a member by a time, by how many referrals: whether they had converted by then, whether their referral is flagged or voided,
// and whether a voided one is on the way. A member who came through themself is in a circle, which counts for nobody.
// :param member => '01J'
// :param asOf => datetime('2024-01-01T00:00:00Z')
MATCH (a:Member {id: $member})
  (()-[way:REFERRED]->(next:Member) WHERE coalesce(way.at <= $asOf, true) AND coalesce(next.joinedAt <= $asOf, true))+
  (b:Member)
WITH size(way) AS level, b.id AS id, last(way) AS r, b = a AS circular, any(one IN way WHERE coalesce(one.state = 'VOIDED', false)) AS voided
RETURN level, id, circular, voided, coalesce(r.state IN ['FLAGGED', 'VOIDED'], false) AS flagged,
  coalesce(r.convertedAt <= $asOf, r.state IN ['CONVERTED', 'APPROVED'], false) AS converted
