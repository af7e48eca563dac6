// With what a member was seen, for the first time.
// :param seen => '01JMEMBER'
// :param fingerprints => [{kind: 'DEVICE', hash: '0000000000000000000000000000000000000000000000000000000000000000'}]
// :param community => 'demo'
// :param now => datetime('2026-01-01T00:00:00Z')
MATCH (m:Member {id: $seen})
UNWIND $fingerprints AS print
WITH DISTINCT m, print.kind AS kind, print.kind + '/' + toLower(print.hash) AS key ORDER BY key
MERGE (f:Fingerprint {community: $community, key: key})
ON CREATE SET f.kind = kind
MERGE (m)-[s:SEEN_WITH]->(f)
ON CREATE SET s.at = $now
RETURN count(*) AS traces
