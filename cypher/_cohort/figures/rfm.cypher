// What the scores are made of: paid orders, and their sum in the community's currency.
// :param of => '01J'
// :param now => datetime('2026-03-01T00:00:00Z')
// :param community => 'demo'
MATCH (home:Community {key: $community})
OPTIONAL MATCH (parent:Member {id: $of, community: home.key})
OPTIONAL MATCH (parent)-[:PLACED]->(bought:Order)
WHERE bought.at <= $now AND (bought.refundedAt > $now OR (bought.refundedAt IS NULL AND coalesce(toLower(bought.status), 'paid') = 'paid'))
RETURN {orders: count(bought), lastAt: max(bought.at), spent: sum(CASE WHEN coalesce(bought.currency = home.currency, true) THEN bought.amountE4 ELSE 0 END) / 10000.0} AS figures
