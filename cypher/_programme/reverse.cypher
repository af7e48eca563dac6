// Takes back what conversions have paid, at every level, each once. What was paid once more after that is taken back, too.
// :param reversing => [{member: '01JMEMBER', conversion: 'order:1'}]
// :param community => 'demo'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
UNWIND range(0, size($reversing) - 1) AS i
MATCH (m:Member {id: $reversing[i].member})<-[:SETTLES]-(t:LedgerTransaction {kind: 'REWARD'})-[:CREDITS]->(b:Member)
WHERE t.conversion = $reversing[i].conversion AND NOT EXISTS { (:LedgerTransaction {community: $community, key: t.key + '/reversal'}) }
WITH i, m, t, b ORDER BY i, t.level
CREATE (x:LedgerTransaction {id: $newId + '-' + i + '-' + t.level, community: $community, key: t.key + '/reversal', kind: 'REVERSAL', conversion: t.conversion,
  level: t.level, amountE4: t.amountE4, currency: t.currency, campaign: t.campaign, at: $now, availableAt: t.availableAt})
CREATE (x)-[:CREDITS]->(b), (x)-[:SETTLES]->(m)
RETURN count(*) AS reversals
