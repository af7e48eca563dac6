// Stores what a scan has found. The community is locked, so that scans are one after the other.
// :param community => 'demo'
// :param prepared => {rules: ['RING'], findings: [{key: 'RING/0', rule: 'RING', number: 1, properties: {score: 0.5}}]}
// :param removed => 0
// :param now => datetime('2026-01-01T00:00:00Z')
// :param caller => 'key:1'
// :param newId => '01JNEW'
MATCH (home:Community {key: $community})
SET home.lockedAt = $now
REMOVE home.lockedAt
WITH COLLECT {
  MATCH (gone:ReferralFinding)
  WHERE gone.community = $community AND gone.key IS NOT NULL AND gone.state = 'OPEN' AND gone.rule IN $prepared.rules
    AND NOT gone.key IN [found IN $prepared.findings | found.key]
  RETURN gone
} + COLLECT { MATCH (last:ReferralScan {community: $community}) RETURN last } AS gone
WITH gone, size([one IN gone WHERE one:ReferralFinding]) AS removed
FOREACH (one IN gone | DELETE one)
RETURN removed AS removed;
UNWIND $prepared.findings AS found
MERGE (f:ReferralFinding {community: $community, key: found.key})
ON CREATE SET f.id = $newId + '-' + found.number, f.rule = found.rule, f.state = 'OPEN', f.foundAt = $now,
  f.history = 'OPEN' + '|' + toString($now) + '|' + replace(coalesce($caller, ''), '|', '/') + '|'
SET f.seenAt = $now
FOREACH (_ IN CASE WHEN f.state = 'OPEN' THEN [1] ELSE [] END | SET f += found.properties)
RETURN count(*) AS found;
CREATE (scan:ReferralScan {id: $newId, community: $community, at: $now, found: size($prepared.findings), removed: $removed})
WITH scan
SET scan.added = COUNT {
  MATCH (f:ReferralFinding)
  WHERE f.community = $community AND f.key IN [found IN $prepared.findings | found.key] AND f.id STARTS WITH $newId
}
RETURN scan.id AS stored
