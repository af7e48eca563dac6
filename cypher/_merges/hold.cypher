// Lets nobody take these merges back until the transaction has ended, in the order of the ids.
// :param community => 'demo'
// :param keys => ['ben']
// :param now => datetime('2026-01-01T00:00:00Z')
UNWIND $keys AS key
MATCH (:Merged {community: $community, key: key})-[:MERGED_INTO*0..]->(merged:Merged)
WITH DISTINCT merged ORDER BY merged.id
SET merged.lockedAt = $now
REMOVE merged.lockedAt
RETURN count(*) AS held
