// When members did what is tracked, in milliseconds since 1970: of some types, or of all.
// :param community => 'demo'
// :param after => ''
// :param upTo => 'zoe'
// :param types => ['visit']
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after AND m.key <= $upTo
WITH collect(m) AS page
UNWIND page AS m
MATCH (m)-[:DOES]->(a:Activity)
WHERE $types IS NULL OR a.type IN $types
RETURN collect(m.key) AS keys, collect(a.type) AS types, collect(coalesce(a.packed, []) + a.times) AS times
