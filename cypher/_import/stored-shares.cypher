// Who shared what, as far as the member at whom it was seen is there.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)-[r:SHARED]->(content:Content)
  WHERE r.from IS NULL OR EXISTS { MATCH (:Member|Merged {community: $community, key: r.from}) }
  RETURN r {.*, member: member.key, content: content.key}
} AS rows
