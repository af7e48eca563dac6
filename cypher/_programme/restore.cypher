// Pays once more what was taken back of conversions, each once for each time, cut to what is left of the cap of its campaign.
// :param restoring => [{member: '01JMEMBER', conversion: 'order:1'}]
// :param minorUnits => {JPY: 10000}
// :param community => 'demo'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
UNWIND range(0, size($restoring) - 1) AS i
MATCH (m:Member {id: $restoring[i].member})<-[:SETTLES]-(t:LedgerTransaction {kind: 'REWARD'})-[:CREDITS]->(b:Member)
WHERE t.conversion = $restoring[i].conversion AND EXISTS { (:LedgerTransaction {community: $community, key: t.key + '/reversal'}) }
  AND NOT EXISTS { (:LedgerTransaction {community: $community, key: t.key + '/restored'}) }
WITH i, m, t, b ORDER BY b.id, i, t.level
SET b.lockedAt = $now
REMOVE b.lockedAt
WITH i, m, t, b ORDER BY b.id, i, t.level
CALL (i, m, t, b) {
  OPTIONAL MATCH (c:Campaign {community: $community, key: t.campaign})
  OPTIONAL MATCH (b)<-[:CREDITS]-(own:LedgerTransaction {campaign: t.campaign, currency: t.currency})
  WITH i, m, t, b, c, sum(CASE own.kind WHEN 'REWARD' THEN own.amountE4 WHEN 'REVERSAL' THEN -own.amountE4 ELSE 0 END) AS earnedE4,
    coalesce($minorUnits[t.currency], 100) AS unit
  WITH i, m, t, b, unit, CASE WHEN c.memberCapE4 - earnedE4 < t.amountE4 THEN c.memberCapE4 - earnedE4 ELSE t.amountE4 END AS leftE4
  WITH i, m, t, b, leftE4 / unit * unit AS amountE4
  WHERE amountE4 > 0
  CREATE (x:LedgerTransaction {id: $newId + '~' + i + '-' + t.level, community: $community, key: t.key + '/restored', kind: 'REWARD', conversion: t.conversion,
    level: t.level, amountE4: amountE4, currency: t.currency, campaign: t.campaign, at: $now, availableAt: t.availableAt})
  CREATE (x)-[:CREDITS]->(b), (x)-[:SETTLES]->(m)
}
RETURN count(*) AS restored
