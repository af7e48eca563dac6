// Who was seen with the same, a page of fingerprints in the order of their keys. What very many share tells nothing of anybody.
// :param community => 'demo'
// :param most => 1000
// :param after => ''
// :param limit => 10000
MATCH (f:Fingerprint)
WHERE f.community = $community AND f.key > $after
WITH f ORDER BY f.community, f.key LIMIT $limit
WITH collect(f) AS page
CALL (page) {
  UNWIND page AS f
  WITH f, COUNT { (f)<-[:SEEN_WITH]-() } AS members
  WHERE 2 <= members <= $most
  RETURN collect(f.kind) AS kinds, collect(COLLECT { MATCH (f)<-[:SEEN_WITH]-(m:Member) RETURN m.id }) AS members
}
RETURN page[-1].key AS last, kinds, members
