// Referrals that merges dropped because they led from a member to themself, and what was paid to members for conversions of their own.
// :param community => 'demo'
MATCH (merge:Merge)
WHERE merge.community = $community AND merge.number > 0 AND merge.undoneAt IS NULL
MATCH (merge)-[:INTO]->(survivor:Member)
MATCH (merge)-[kept:KEPT {keptType: 'REFERRED'}]->(other)
WHERE kept.keptReason IN ['SELF', 'CYCLE']
WITH survivor, collect({other: CASE WHEN kept.keptReason = 'SELF' THEN survivor.id ELSE other.id END, outgoing: kept.keptOutgoing,
  conversion: CASE WHEN kept.keptReason = 'SELF' THEN kept.conversion END}) AS dropped
RETURN survivor.id AS member, [one IN dropped | one.other] AS others, [one IN dropped | one.outgoing] AS outgoing,
  [one IN dropped WHERE one.conversion IS NOT NULL | one.conversion]
  + COLLECT { MATCH (survivor)<-[:CREDITS]-(t:LedgerTransaction {kind: 'REWARD'})-[:SETTLES]->(survivor) RETURN DISTINCT t.conversion } AS conversions
ORDER BY member
