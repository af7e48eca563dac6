// A page of the contents of a community, by key: where it ends, and which of them have no author known, with the contents that these reply to or
// derive from.
// :param community => 'demo'
// :param after => 'p1'
// :param most => 1000
// :param undated => -999999999999999
MATCH (c:Content)
WHERE c.community = $community AND c.key > $after
WITH c ORDER BY c.community, c.key LIMIT $most
WITH collect(c) AS page
UNWIND page[-1].key AS last
RETURN last, COLLECT {
  UNWIND page AS c
  WITH c WHERE NOT EXISTS { (c)<-[:AUTHORED]-(:Member) }
  OPTIONAL MATCH (c)-[r:REPLY_TO|DERIVED_FROM]->(to:Content)
  RETURN [coalesce(type(r), ''), coalesce(c.createdAt.epochMillis, $undated), to.id]
} AS strays
