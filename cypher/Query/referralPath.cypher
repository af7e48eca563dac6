// Both lines of referrers, as far as the nearest whom both have; a line has an end, because referrals form a forest.
// :param from => 'ada'
// :param to => 'ben'
// :param community => 'demo'
WITH COLLECT {
    MATCH way = (:Member {community: $community, key: $from})<-[:REFERRED*0..]-(above:Member)
    RETURN above ORDER BY length(way)
  } AS line, COLLECT {
    MATCH way = (:Member {community: $community, key: $to})<-[:REFERRED*0..]-(above:Member)
    RETURN above ORDER BY length(way)
  } AS other
WITH line, other, [i IN range(0, size(line) - 1) WHERE line[i] IN other][0] AS up
WHERE up IS NOT NULL
WITH line, other, up, [i IN range(0, size(other) - 1) WHERE other[i] = line[up]][0] AS down
WITH {ancestor: line[up], length: up + down, members: line[..up] + reverse(other[..down + 1])} AS node
