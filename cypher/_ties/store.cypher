// The ties of members, in the place of those that they had, and who is near them.
// :param rows => [{memberId: '01J', community: 'demo', near: [7], others: [7], value: [50.0]}]
UNWIND $rows AS row
MERGE (stored:MemberTies {memberId: row.memberId})
SET stored = row
RETURN count(*) AS stored
