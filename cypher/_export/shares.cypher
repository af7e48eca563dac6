// Who shared what, at whom it was seen by the key that they have now.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (member:Member)
WHERE member.community = $community AND member.key > $after
WITH member ORDER BY member.community, member.key LIMIT $limit
RETURN member.key AS after, COLLECT {
  MATCH (member)-[r:SHARED]->(content:Content)
  OPTIONAL MATCH (:Member|Merged {community: $community, key: r.from})-[:MERGED_INTO*0..]->(seenAt:Member)
  WITH member, content, r, seenAt ORDER BY content.key, r.key
  RETURN r {.*, member: member.key, content: content.key, from: coalesce(seenAt.key, r.from)}
} AS rows
