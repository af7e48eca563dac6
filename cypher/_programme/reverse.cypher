// Takes back what a conversion has paid, at every level, each once.
// :param converting => '01JMEMBER'
// :param reversed => 'order:1'
// :param community => 'demo'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
MATCH (m:Member {id: $converting})<-[:SETTLES]-(t:LedgerTransaction {kind: 'REWARD'})-[:CREDITS]->(b:Member)
WHERE t.conversion = $reversed AND NOT EXISTS { (:LedgerTransaction {community: $community, key: t.key + '/reversal'}) }
WITH m, t, b ORDER BY t.level
CREATE (x:LedgerTransaction {id: $newId + '-' + t.level, community: $community, key: t.key + '/reversal', kind: 'REVERSAL', conversion: t.conversion,
  level: t.level, amountE4: t.amountE4, currency: t.currency, campaign: t.campaign, at: $now, availableAt: t.availableAt})
CREATE (x)-[:CREDITS]->(b), (x)-[:SETTLES]->(m)
RETURN count(*) AS reversals
