// When everybody who placed paid orders up to then did so last, how many, and how much in the community's currency.
// :param community => 'demo'
// :param now => datetime('2026-03-01T00:00:00Z')
MATCH (home:Community {key: $community})
OPTIONAL MATCH (bought:Order)
WHERE bought.community = $community AND bought.at <= $now AND bought.key > ''
  AND (bought.refundedAt > $now OR (bought.refundedAt IS NULL AND coalesce(toLower(bought.status), 'paid') = 'paid'))
OPTIONAL MATCH (member:Member)-[:PLACED]->(bought)
WITH home.currency AS currency, member, max(bought.at.epochMillis) AS lastAt, count(bought) AS orders,
  sum(CASE WHEN coalesce(bought.currency = home.currency, true) THEN bought.amountE4 ELSE 0 END) AS spent
WITH currency, CASE WHEN member IS NOT NULL THEN {lastAt: lastAt, orders: orders, spent: spent} END AS one
WITH currency, collect(one) AS all
RETURN currency, [one IN all | one.lastAt] AS recency, [one IN all | one.orders] AS frequency, [one IN all | one.spent] AS monetary
