// Pays those above for a conversion, each level once, in the currency of what was paid: rounded half to even to its least amount, and cut to what is left
// of the caps. They are locked from the nearest up, as by everybody who pays; if somebody else has come above meanwhile, it starts anew. Who
// had left is passed over, and nothing passes a referral that was revoked: a conversion keeps that it was stopped there, in case that is taken back.
// :param converting => '01JMEMBER'
// :param converted => {conversion: 'order:1', at: datetime('2026-01-01T00:00:00Z'), amountE4: 199900, currency: 'EUR', campaign: 'spring', ratesE4: [100000], capsE4: [0], memberCapE4: 1000000, availableAt: datetime('2026-01-08T00:00:00Z')}
// :param above => ['01JABOVE']
// :param minorUnits => {JPY: 10000}
// :param community => 'demo'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
MATCH path = (b:Member)-[:REFERRED*1..10]->(:Member {id: $converting})
WHERE length(path) <= size($converted.ratesE4)
WITH b, length(path) AS level ORDER BY level
SET b.lockedAt = $now
REMOVE b.lockedAt
WITH b, level ORDER BY level
RETURN collect(b.id) AS above;
MATCH path = (b:Member)-[:REFERRED*1..10]->(:Member {id: $converting})
WHERE length(path) <= size($converted.ratesE4)
WITH b, path, length(path) AS level ORDER BY level
WITH collect(b.id) AS ids, collect(CASE WHEN any(r IN relationships(path) WHERE r.state = 'VOIDED') THEN last(relationships(path)) END)[..1] AS stopped
FOREACH (r IN stopped | SET r.stopped = $converted.conversion, r.stoppedE4 = $converted.amountE4, r.stoppedCurrency = $converted.currency)
RETURN ids <> $above AS again;
MATCH path = (b:Member)-[:REFERRED*1..10]->(m:Member {id: $converting})
WHERE length(path) <= size($converted.ratesE4) AND $converted.amountE4 > 0 AND all(r IN relationships(path) WHERE coalesce(r.state <> 'VOIDED', true))
  AND NOT coalesce(b.leftAt <= $converted.at, false)
WITH m, b, length(path) AS level, coalesce($minorUnits[$converted.currency], 100) AS unit
WITH m, b, level, unit, 1000000 * unit AS whole, $converted.ratesE4[level - 1] AS rateE4
WITH m, b, level, unit, whole, $converted.amountE4 / whole * rateE4 AS units, $converted.amountE4 % whole * rateE4 AS rest
WITH m, b, level, unit, units + rest / whole AS units, whole, rest % whole AS rest
WITH m, b, level, unit, units + CASE WHEN 2 * rest > whole OR (2 * rest = whole AND units % 2 = 1) THEN 1 ELSE 0 END AS units
CALL (b) {
  MATCH (b)<-[:CREDITS]-(t:LedgerTransaction)
  WHERE $converted.memberCapE4 IS NOT NULL AND t.campaign = $converted.campaign AND t.currency = $converted.currency
  RETURN sum(CASE t.kind WHEN 'REWARD' THEN t.amountE4 ELSE -t.amountE4 END) AS earnedE4
}
WITH m, b, level, unit, [units * unit, CASE WHEN $converted.capsE4[level - 1] > 0 THEN $converted.capsE4[level - 1] END,
  $converted.memberCapE4 - earnedE4] AS limits
UNWIND limits AS limit
WITH m, b, level, unit, min(limit) / unit * unit AS amountE4
WHERE amountE4 > 0
MERGE (t:LedgerTransaction {community: $community, key: $converted.conversion + '/' + level})
ON CREATE SET t.id = $newId + '+' + level
FOREACH (_ IN CASE WHEN t.id = $newId + '+' + level THEN [1] ELSE [] END |
  SET t.kind = 'REWARD', t.conversion = $converted.conversion, t.level = level, t.amountE4 = amountE4, t.currency = $converted.currency,
    t.campaign = $converted.campaign, t.at = $now, t.availableAt = $converted.availableAt
  CREATE (t)-[:CREDITS]->(b), (t)-[:SETTLES]->(m))
RETURN count(*) AS rewards
