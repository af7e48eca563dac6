// How many are near both ends of ties, because somebody is near another end now or is no more; also of those in the ranking.
// :param rows => [{id: '01J', common: [3], ranked: [{to: '02J', common: 3}]}]
UNWIND $rows AS row
MATCH (stored:MemberTies {memberId: row.id})
SET stored.common = row.common
WITH row
UNWIND row.ranked AS ranked
MATCH (:Member {id: row.id})-[tie:TIE]->(:Member {id: ranked.to})
SET tie.common = ranked.common
RETURN count(*) AS adjusted
