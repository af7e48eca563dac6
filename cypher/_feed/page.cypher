// What one subscriber has yet to see, of as many entries as a statement may look at.
// :param after => 41
// :param upTo => 900
// :param scanned => 5000
// :param community => 'demo'
// :param kind => 'MemberJoined'
MATCH (entry:Entry) WHERE entry.number > $after AND entry.number <= $upTo
WITH entry.number AS number, entry.community = $community AND entry.kind = $kind AS sought
ORDER BY number LIMIT $scanned
RETURN min(number) AS first, max(number) AS last, collect(CASE WHEN sought THEN number END) AS numbers
