// The node of the absorbed is deleted, and what it was lives on as Merged: whoever found it just before and writes to it fails and looks
// again, so that nothing is written to somebody who is gone. Its relationships are kept in the record, and copied to the survivor as far
// as they can be; a copy says by `merge` where it comes from. The community is locked, so that merges are one after the other.
// :param community => 'demo'
// :param survivor => 'ada'
// :param absorbed => 'ben'
// :param reason => 'the same person'
// :param at => datetime('2026-01-01T00:00:00Z')
// :param now => datetime('2026-01-01T00:00:00Z')
// :param newId => '01JNEW'
// :param roots => ['01JROOT']
// :param gone => '4:x:1'
OPTIONAL MATCH (survivor:Member {community: $community, key: $survivor})
OPTIONAL MATCH (absorbed:Member {community: $community, key: $absorbed})
RETURN CASE
  WHEN survivor IS NULL THEN {code: 'NOT_FOUND', field: 'survivor', message: 'there is no member ' + $survivor}
  WHEN absorbed IS NULL THEN {code: 'NOT_FOUND', field: 'absorbed', message: 'there is no member ' + $absorbed}
  WHEN survivor = absorbed THEN {code: 'SELF_REFERENCE', field: 'absorbed', message: $survivor + ' and ' + $absorbed + ' are one already'}
END AS refused;
MATCH (community:Community {key: $community})
SET community.lockedAt = $now
REMOVE community.lockedAt
RETURN count(*) AS locked;
// Who refers locks the root of the referrer's tree: so are both roots here, in the order of their ids, with both members, and those whom
// the absorbed has brought, because who revokes a referral locks these.
MATCH (survivor:Member {community: $community, key: $survivor})
MATCH (absorbed:Member {community: $community, key: $absorbed})
UNWIND [survivor, absorbed] AS each
MATCH (root:Member)-[:REFERRED*0..]->(each)
WHERE NOT EXISTS { (root)<-[:REFERRED]-() }
WITH survivor, absorbed, collect(root) AS roots
UNWIND roots + [survivor, absorbed] + COLLECT { MATCH (absorbed)-[:REFERRED]->(brought) RETURN brought } AS locked
WITH DISTINCT locked, roots ORDER BY locked.id
SET locked.lockedAt = $now
REMOVE locked.lockedAt
WITH DISTINCT roots
RETURN [root IN roots | root.id] AS roots;
UNWIND $roots AS id
OPTIONAL MATCH (root:Member {id: id})
WITH root WHERE root IS NULL OR EXISTS { (root)<-[:REFERRED]-() }
RETURN count(*) > 0 AS again;
// Taking the label away waits for whoever is at the node, and lets nobody else in.
MATCH (survivor:Member {community: $community, key: $survivor})
MATCH (absorbed:Member {community: $community, key: $absorbed})
WITH survivor, absorbed,
  head(COLLECT {
    MATCH (earlier:Merge {community: $community})
    WHERE earlier.number > 0
    RETURN coalesce(max(earlier.number), 0) + 1
  }) AS number
CREATE (merge:Merge {id: $newId, community: $community, number: number, key: $absorbed, at: coalesce($at, $now), reason: $reason})
CREATE (merged:Merged)
SET merged = properties(absorbed)
CREATE (merge)-[:INTO]->(survivor), (merge)-[:ABSORBED]->(merged), (merged)-[:MERGED_INTO]->(survivor)
REMOVE absorbed:Member
RETURN elementId(absorbed) AS gone;
// Relationships with oneself are kept with what stands for the absorbed.
MATCH (merge:Merge {id: $newId})-[:ABSORBED]->(merged)
MATCH (absorbed) WHERE elementId(absorbed) = $gone
MATCH (absorbed)-[link]-()
WHERE NOT type(link) IN ['RANKED', 'VALUED', 'KEPT', 'INTO', 'MERGED_INTO', 'DOES', 'TIE']
WITH merge, merged, absorbed, collect(DISTINCT link) AS links
UNWIND range(0, size(links) - 1) AS number
WITH merge, merged, absorbed, number, links[number] AS link
WITH *, CASE WHEN startNode(link) = absorbed THEN endNode(link) ELSE startNode(link) END AS end
WITH *, CASE WHEN end = absorbed THEN merged ELSE end END AS other
CREATE (merge)-[kept:KEPT]->(other)
SET kept = properties(link)
SET kept.keptType = type(link), kept.keptOutgoing = startNode(link) = absorbed, kept.keptNumber = number, kept.keptMember = merge.key
DELETE link
RETURN count(*) AS links;
// Rankings are of their time, and other records stay what they are: these follow the absorbed.
MATCH (merge:Merge {id: $newId})-[:ABSORBED]->(merged)
MATCH (absorbed) WHERE elementId(absorbed) = $gone
CALL (absorbed, merged) {
  MATCH (other)-[link:RANKED|VALUED|KEPT|INTO|MERGED_INTO]->(absorbed)
  CREATE (other)-[moved:$(type(link))]->(merged)
  SET moved = properties(link)
  DELETE link
}
CALL (absorbed) {
  MATCH (absorbed)-[:DOES]->(activity)
  DETACH DELETE activity
}
CALL (absorbed) {
  MATCH (absorbed)-[tie:TIE]-()
  DELETE tie
}
DELETE absorbed
RETURN count(*) AS deleted;
// What a verb would take for the same: by key where there may be several between two, of reactions by kind, else one a pair.
MATCH (merge:Merge {id: $newId})-[:INTO]->(survivor)
MATCH (merge)-[kept:KEPT]->(other)
SET kept.keptReason = CASE
  WHEN other = survivor THEN 'SELF'
  WHEN EXISTS {
    MATCH (survivor)-[had]-(other)
    WHERE type(had) = kept.keptType AND (startNode(had) = survivor) = kept.keptOutgoing AND CASE
      WHEN kept.keptType IN ['INTERACTED', 'SHARED', 'EARNED'] THEN had.key = kept.key
      WHEN kept.keptType = 'REACTED' THEN coalesce(had.kind, '') = coalesce(kept.kind, '')
      ELSE true
    END
  } THEN 'COLLISION'
END
RETURN count(*) AS looked;
// Upwards there is one path: who brought the absorbed, and whom the absorbed brought, must not become one of a circle.
MATCH (merge:Merge {id: $newId})-[:INTO]->(survivor)
MATCH (merge)-[kept:KEPT {keptType: 'REFERRED'}]->(other)
WHERE kept.keptReason IS NULL
WITH merge, survivor, kept, other, COLLECT { MATCH (above:Member)-[:REFERRED*1..]->(survivor) RETURN above } AS above,
  COLLECT { MATCH (higher:Member)-[:REFERRED*1..]->(other) RETURN higher } AS higher
SET kept.keptReason = CASE
  WHEN NOT kept.keptOutgoing AND size(above) > 0 THEN 'SECOND_REFERRER'
  WHEN NOT kept.keptOutgoing AND survivor IN higher THEN 'CYCLE'
  WHEN kept.keptOutgoing AND other IN above THEN 'CYCLE'
END
RETURN count(*) AS looked;
// The touch that decided a referral which does not come along decides nothing now.
MATCH (merge:Merge {id: $newId})-[:INTO]->(survivor)
MATCH (merge)-[referral:KEPT {keptType: 'REFERRED'}]->(other)
WHERE referral.keptReason IS NOT NULL
MATCH (merge)-[kept:KEPT]->(touch:Touch {effective: true})
WHERE kept.keptType = CASE WHEN referral.keptOutgoing THEN 'MADE' ELSE 'REACHED' END
  AND CASE WHEN referral.keptOutgoing THEN EXISTS { (touch)-[:REACHED]->(other) } ELSE EXISTS { (touch)<-[:MADE]-(other) } END
SET kept.keptTouch = coalesce(touch.reason, ''), touch.effective = false,
  touch.reason = CASE referral.keptReason WHEN 'SECOND_REFERRER' THEN 'SECOND_REFERRER' WHEN 'COLLISION' THEN 'SECOND_REFERRER' ELSE 'CYCLE' END
RETURN count(*) AS touches;
MATCH (merge:Merge {id: $newId})-[:INTO]->(survivor)
MATCH (merge)-[:ABSORBED]->(merged)
MATCH (merge)-[kept:KEPT]->(end)
WHERE kept.keptReason IS NULL
WITH merge, survivor, kept, CASE WHEN end = merged THEN survivor ELSE end END AS other
WITH merge, kept, CASE WHEN kept.keptOutgoing THEN survivor ELSE other END AS source,
  CASE WHEN kept.keptOutgoing THEN other ELSE survivor END AS target
CREATE (source)-[copy:$(kept.keptType)]->(target)
SET copy = properties(kept)
SET copy.merge = merge.id + '/' + kept.keptNumber,
  copy.fromId = CASE WHEN kept.fromId IS NOT NULL THEN source.id END, copy.toId = CASE WHEN kept.toId IS NOT NULL THEN target.id END
REMOVE copy.keptType, copy.keptOutgoing, copy.keptNumber, copy.keptMember, copy.keptTouch
RETURN count(*) AS copies;
// A block of the one ends follows of the other, as if it were made now; what stood beside a block before stays.
MATCH (merge:Merge {id: $newId})-[:INTO]->(survivor)
MATCH (survivor)-[:BLOCKS]-(other:Member)
MATCH (survivor)-[follow:FOLLOWS]-(other)
WHERE follow.merge STARTS WITH merge.id
  OR NOT EXISTS { MATCH (survivor)-[before:BLOCKS]-(other) WHERE NOT coalesce(before.merge STARTS WITH merge.id, false) }
WITH DISTINCT merge, survivor, other, follow
OPTIONAL MATCH (merge)-[copied:KEPT]->(other)
WHERE merge.id + '/' + copied.keptNumber = follow.merge
FOREACH (kept IN CASE WHEN copied IS NULL THEN [] ELSE [copied] END | SET kept.keptReason = 'BLOCKED')
FOREACH (_ IN CASE WHEN copied IS NULL THEN [1] ELSE [] END |
  CREATE (merge)-[own:KEPT]->(other)
  SET own = properties(follow)
  SET own.keptType = type(follow), own.keptOutgoing = startNode(follow) = survivor, own.keptMember = survivor.key, own.keptReason = 'BLOCKED')
DELETE follow
RETURN count(*) AS ended;
// The survivor's values stay, gaps are filled; of times the one that says more. The record knows what was there before.
MATCH (survivor)<-[:INTO]-(merge:Merge {id: $newId})-[:ABSORBED]->(merged)
WITH merge, merged, survivor,
  [name IN keys(merged) WHERE survivor[name] IS NULL AND NOT name IN ['leftAt', 'version']]
  + [name IN ['joinedAt'] WHERE merged.joinedAt < survivor.joinedAt]
  + [name IN ['lastSeenAt'] WHERE merged.lastSeenAt > survivor.lastSeenAt]
  + [name IN ['leftAt'] WHERE survivor.leftAt IS NOT NULL AND coalesce(merged.leftAt > survivor.leftAt, true)] AS changed
SET merge.changed = changed, survivor.version = coalesce(survivor.version, 1) + 1
FOREACH (name IN changed | SET merge['before.' + name] = survivor[name], merge['after.' + name] = merged[name])
FOREACH (name IN changed | SET survivor[name] = merged[name])
RETURN size(changed) AS filled;
// What follows from the relationships of the survivor is brought up to date.
MATCH (survivor)<-[:INTO]-(:Merge {id: $newId})
CALL (survivor) {
  MATCH (survivor)-[:DOES]->(activity)
  DETACH DELETE activity
}
MATCH (survivor)-[:DID]->(event)
SET event.memberId = survivor.id
WITH survivor, event.type AS type, event.at.epochMillis AS time ORDER BY time
WITH survivor, type, collect(time) AS times
CREATE (survivor)-[:DOES]->(:Activity {community: survivor.community, memberId: survivor.id, type: type, count: size(times), times: times[-64..],
  packed: times[..-64], packedUntil: times[-65], firstAt: datetime({epochMillis: times[0]}), lastAt: datetime({epochMillis: times[-1]})})
RETURN count(*) AS types;
MATCH (survivor)<-[:INTO]-(merge:Merge {id: $newId})
SET merge.moved = COUNT { (merge)-[kept:KEPT]->() WHERE kept.keptReason IS NULL }
RETURN survivor.id AS survivor, merge.id AS merge
