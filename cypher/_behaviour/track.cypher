// When members did something that is tracked, where its properties and its value are as asked for.
// :param community => 'demo'
// :param after => ''
// :param upTo => 'zoe'
// :param kind => 'visit'
// :param properties => [{name: 'properties.device', value: 'phone'}]
// :param atLeast => 1.0
// :param atMost => 2.0
MATCH (m:Member)
WHERE m.community = $community AND m.key > $after AND m.key <= $upTo
WITH collect(m) AS page
UNWIND page AS m
MATCH (m)-[:DID]->(e:Event)
WHERE e.type = $kind
  AND all(test IN $properties WHERE e[test.name] = test.value)
  AND ($atLeast IS NULL OR e.value >= $atLeast) AND ($atMost IS NULL OR e.value <= $atMost)
WITH m, collect(e.at.epochMillis) AS times
RETURN collect(m.key) AS keys, collect(times) AS times
