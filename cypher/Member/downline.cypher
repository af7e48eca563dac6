// The tree of those a member brought; referrals form a forest, so every member has one path. Where it is large, Java has found what the page may hold
// before this runs. The place of a member is the generation in two digits and the key, or the keys on the way, which end with what no key begins with.
// :param maxDepth => 3
// :param order => 'BREADTH_FIRST'
// :param community => 'demo'
// :param explained => {}
CALL (*) { // when plain
  WITH parent // when plain
  WHERE $explained[parent.id] IS NULL // when plain
MATCH path = (parent)-[referrals:REFERRED*1..30]->(node:Member)
WHERE length(path) <= $maxDepth
WITH node, {depth: length(path), referral: last(referrals), place: CASE
  WHEN $order = 'DEPTH_FIRST' THEN reduce(line = '', member IN tail(nodes(path)) | line + member.key + '\u0001')
  ELSE right('0' + toString(length(path)), 2) + node.key
END} AS edge
  RETURN node, edge // when plain
  UNION ALL // when plain
  UNWIND $explained[parent.id] AS found // when plain
  MATCH (node:Member {community: $community, key: found.key})<-[referral:REFERRED]-(:Member) // when plain
  RETURN node, {depth: found.depth, referral: referral, place: found.place} AS edge // when plain
} // when plain
WITH node, edge // when plain
ORDER BY edge.place
