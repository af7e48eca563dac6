// Who has brought anybody, one row a referrer: how many, without what was voided, how many paid orders these have placed, and for how much, by
// currency. An order is paid unless it was paid back or its status says otherwise.
// :param community => 'demo'
MATCH (a:Member {community: $community})
WHERE a.key IS NOT NULL AND EXISTS { (a)-[:REFERRED]->(:Member) }
CALL (a) {
  MATCH (a)-[r:REFERRED]->(b:Member)
  WHERE coalesce(r.state <> 'VOIDED', true)
  RETURN collect(b) AS brought
}
CALL (brought) {
  UNWIND brought AS b
  MATCH (b)-[:PLACED]->(o:Order)
  WHERE coalesce(toLower(o.status), 'paid') = 'paid' AND o.refundedAt IS NULL
  WITH o.currency AS currency, count(*) AS orders, sum(o.amountE4) AS amountE4
  RETURN collect({currency: currency, orders: orders, amountE4: amountE4}) AS revenue
}
WITH a, size(brought) AS members, revenue
WHERE members > 0
RETURN a.id AS id, members, revenue
