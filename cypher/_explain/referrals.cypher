// The members who came through a member by a time and had converted by then, by how many referrals; of what was voided, nobody. A member
// who came through themself is in a circle, which counts for nobody.
// :param member => '01J'
// :param asOf => datetime('2024-01-01T00:00:00Z')
MATCH (a:Member {id: $member})
  (()-[way:REFERRED]->(next:Member)
    WHERE coalesce(way.at <= $asOf, true) AND coalesce(next.joinedAt <= $asOf, true) AND coalesce(way.state <> 'VOIDED', true))+
  (b:Member)
WITH size(way) AS level, b.id AS id, last(way) AS r, b = a AS circular
RETURN level, id, circular, coalesce(r.convertedAt <= $asOf, r.state IN ['CONVERTED', 'APPROVED'], false) AS converted
