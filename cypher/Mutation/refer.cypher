// Locking the two ends would let two writes elsewhere close a cycle between them. So the member and the root of the referrer's
// tree are locked (and the referrer, as the new relationship will), in the order of their ids, and everything is looked at again under
// the locks; a root that has got a referrer meanwhile is not the root any more, nor one whose tree was cut by a merge, then the
// transaction starts anew.
// :param referrer => 'ada'
// :param member => 'ben'
// :param campaign => 'spring'
// :param root => '01JROOT'
// :param at => datetime('2026-01-01T00:00:00Z')
// :param now => datetime('2026-01-01T00:00:00Z')
// :param code => 'ADA1'
// :param source => 'link'
// :param newId => '01JNEW'
// :param caller => 'key:1'
// :param community => 'demo'
INCLUDE _programme/invite;
OPTIONAL MATCH (member:Member {community: $community, key: $member})
RETURN CASE WHEN member IS NULL THEN {code: 'NOT_FOUND', field: 'member', message: 'there is no member ' + $member} END AS refused;
MATCH (member:Member {community: $community, key: $member})
MATCH (root:Member)-[:REFERRED*0..]->(referrer:Member {community: $community, key: $referrer})
WHERE NOT EXISTS { (root)<-[:REFERRED]-() }
WITH member, root, referrer LIMIT 1
UNWIND [member, root, referrer] AS locked
WITH DISTINCT locked, root ORDER BY locked.id
SET locked.lockedAt = $now
REMOVE locked.lockedAt
RETURN DISTINCT root.id AS root;
MATCH (member:Member {community: $community, key: $member})
OPTIONAL MATCH (root:Member {id: $root})
WITH member, root, root IS NULL OR EXISTS { (root)<-[:REFERRED]-() } OR NOT $root IN COLLECT {
  MATCH (above:Member)-[:REFERRED*0..]->(:Member {community: $community, key: $referrer})
  RETURN above.id
} AS again
RETURN again AS again, CASE
  WHEN EXISTS { (member)<-[:REFERRED]-() }
    THEN {code: 'SECOND_REFERRER', field: 'member', message: $member + ' has a referrer already'}
  WHEN member.id = $root
    THEN {code: 'REFERRAL_CYCLE', field: 'referrer', message: $referrer + ' was brought by ' + $member}
  WHEN EXISTS { (member)-[:BLOCKS]-(:Member {community: $community, key: $referrer}) }
    THEN {code: 'BLOCKED', field: 'referrer', message: 'there is a block between ' + $referrer + ' and ' + $member}
END AS refused;
MATCH (member:Member {community: $community, key: $member})
MATCH (referrer:Member {community: $community, key: $referrer})
CREATE (referrer)-[:REFERRED {at: coalesce($at, $now), code: $code, campaign: $campaign, source: $source, state: 'PENDING',
  history: 'PENDING|' + toString(coalesce($at, $now)) + '|' + replace(coalesce($caller, ''), '|', '/') + '|'}]->(member)
CREATE (referrer)-[:MADE]->(touch:Touch {id: $newId, community: $community, key: $newId, at: coalesce($at, $now), code: $code,
  source: $source, effective: true})-[:REACHED]->(member)
WITH member, referrer, touch
CALL (touch) {
  MATCH (campaign:Campaign {community: $community, key: $campaign})
  CREATE (touch)-[:IN]->(campaign)
}
RETURN member.id AS member, referrer.id AS referrer, CASE WHEN $campaign IS NOT NULL THEN member.id END AS converting;
INCLUDE _programme/convert FOR converting;
INCLUDE _programme/reward FOR converted
