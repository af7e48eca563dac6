// How many paid orders, and when last.
// :param of => '01J'
// :param now => datetime('2026-03-01T00:00:00Z')
MATCH (parent:Member {id: $of})
OPTIONAL MATCH (parent)-[:PLACED]->(bought:Order)
WHERE bought.at <= $now AND bought.refundedAt IS NULL AND coalesce(toLower(bought.status), 'paid') = 'paid'
RETURN {orders: count(bought), lastAt: max(bought.at)} AS figures
