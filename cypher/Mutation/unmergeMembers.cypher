// The last in is the first out. What the record keeps becomes relationships of the member again; copies that are as they were made are
// taken from the survivor, those that were changed since stay.
// :param community => 'demo'
// :param absorbed => 'ben'
// :param at => datetime('2026-01-01T00:00:00Z')
// :param now => datetime('2026-01-01T00:00:00Z')
// :param record => '01JMERGE'
// :param roots => ['01JROOT']
MATCH (community:Community {key: $community})
SET community.lockedAt = $now
REMOVE community.lockedAt
WITH community
OPTIONAL MATCH (merged:Merged {community: $community, key: $absorbed})
OPTIONAL MATCH (merged)<-[:ABSORBED]-(merge:Merge)
RETURN merge.id AS record, CASE
  WHEN merged IS NULL THEN {code: 'NOT_FOUND', field: 'absorbed', message: 'no member ' + $absorbed + ' was merged'}
  WHEN merge IS NULL THEN {code: 'NOT_FOUND', field: 'absorbed', message: $absorbed + ' was imported as merged, without a record'}
END AS refused;
// Later merges of the survivor, into the survivor, or about members at the other end of what was kept.
MATCH (merge:Merge {id: $record})-[:INTO|KEPT]->(concerned)
MATCH (concerned)<-[:INTO|ABSORBED]-(later:Merge)
WHERE later.number > merge.number AND later.undoneAt IS NULL
WITH later ORDER BY later.number DESC LIMIT 1
RETURN {code: 'MERGED_SINCE', field: 'absorbed', message: later.key + ' was merged later, and has to be unmerged before'} AS refused;
// Who refers locks the root of the referrer's tree: so are the roots of all trees that this cuts or joins, in the order of their ids, and
// whose referral is restored.
MATCH (merge:Merge {id: $record})-[:INTO]->(survivor)
WITH [survivor] + COLLECT { MATCH (merge)-[:KEPT {keptType: 'REFERRED'}]->(other) RETURN other } AS ends
UNWIND ends AS end
MATCH (root:Member)-[:REFERRED*0..]->(end)
WHERE NOT EXISTS { (root)<-[:REFERRED]-() }
WITH ends, collect(DISTINCT root) AS roots
UNWIND roots + ends AS locked
WITH DISTINCT locked, roots ORDER BY locked.id
SET locked.lockedAt = $now
REMOVE locked.lockedAt
WITH DISTINCT roots
RETURN [root IN roots | root.id] AS roots;
UNWIND $roots AS id
OPTIONAL MATCH (root:Member {id: id})
WITH root WHERE root IS NULL OR EXISTS { (root)<-[:REFERRED]-() }
RETURN count(*) > 0 AS again;
MATCH (merge:Merge {id: $record})-[:ABSORBED]->(merged)
CREATE (member:Member)
SET member = properties(merged)
WITH merged, member
CALL (merged, member) {
  MATCH (other)-[link:RANKED|VALUED|KEPT|INTO|MERGED_INTO]->(merged)
  CREATE (other)-[moved:$(type(link))]->(member)
  SET moved = properties(link)
  DELETE link
}
DETACH DELETE merged
RETURN count(*) AS restored;
MATCH (merge:Merge {id: $record})-[:INTO]->(survivor)
MATCH (member:Member {community: $community, key: $absorbed})
MATCH (merge)-[kept:KEPT]->(end)
WHERE kept.keptReason IS NULL
WITH merge, survivor, kept, CASE WHEN end = member THEN survivor ELSE end END AS other
OPTIONAL MATCH (survivor)-[copy]-(other)
WHERE copy.merge = merge.id + '/' + kept.keptNumber
WITH kept, copy, any(name IN keys(copy) + keys(kept) WHERE NOT name IN ['merge', 'fromId', 'toId']
  AND NOT name STARTS WITH 'kept' AND NOT coalesce(copy[name] = kept[name], false)) AS changed
SET kept.keptFound = copy IS NOT NULL
FOREACH (mine IN CASE WHEN changed THEN [] ELSE [copy] END | DELETE mine)
FOREACH (theirs IN CASE WHEN changed THEN [copy] ELSE [] END | REMOVE theirs.merge)
RETURN count(*) AS copies;
MATCH (member:Member {community: $community, key: $absorbed})
MATCH (merge:Merge {id: $record})-[kept:KEPT {keptType: 'REFERRED', keptOutgoing: false}]->(referrer)
CREATE (referrer)-[link:REFERRED]->(member)
SET link = properties(kept)
REMOVE link.keptType, link.keptOutgoing, link.keptNumber, link.keptMember, link.keptReason, link.keptFound
DELETE kept
RETURN count(*) AS referrals;
// Whoever has got another referrer since keeps that one, and nobody is brought by whom they brought.
MATCH (member:Member {community: $community, key: $absorbed})
MATCH (merge:Merge {id: $record})-[kept:KEPT {keptType: 'REFERRED', keptOutgoing: true}]->(brought)
WITH member, kept, brought, EXISTS { (brought)<-[:REFERRED]-() }
  OR brought IN COLLECT { MATCH (above:Member)-[:REFERRED*1..]->(member) RETURN above } AS superseded
FOREACH (_ IN CASE WHEN superseded THEN [1] ELSE [] END | SET kept.keptReason = 'SUPERSEDED')
FOREACH (_ IN CASE WHEN superseded THEN [] ELSE [1] END |
  CREATE (member)-[link:REFERRED]->(brought)
  SET link = properties(kept)
  REMOVE link.keptType, link.keptOutgoing, link.keptNumber, link.keptMember, link.keptReason, link.keptFound
  DELETE kept)
RETURN count(*) AS referrals;
MATCH (member:Member {community: $community, key: $absorbed})
MATCH (merge:Merge {id: $record})-[kept:KEPT]->(touch:Touch)
WHERE kept.keptTouch IS NOT NULL AND CASE
  WHEN kept.keptOutgoing THEN EXISTS { (touch)-[:REACHED]->()<-[:REFERRED]-(member) }
  ELSE EXISTS { (touch)<-[:MADE]-()-[:REFERRED]->(member) }
END
SET touch.effective = true, touch.reason = CASE kept.keptTouch WHEN '' THEN null ELSE kept.keptTouch END
RETURN count(*) AS touches;
// What belongs to one member is not given back if somebody else has got it since.
MATCH (merge:Merge {id: $record})-[:INTO]->(survivor)
MATCH (member:Member {community: $community, key: $absorbed})
MATCH (merge)-[kept:KEPT]->(other)
WHERE kept.keptType <> 'REFERRED'
WITH kept, other, CASE kept.keptMember WHEN $absorbed THEN member ELSE survivor END AS self, CASE kept.keptMember
  WHEN $absorbed THEN kept.keptType IN ['AUTHORED', 'PLACED', 'DID', 'KNOWN_AS', 'MADE', 'REACHED', 'HOLDS', 'CREDITS', 'SETTLES'] AND NOT coalesce(kept.keptFound, true)
  ELSE EXISTS { (survivor)-[:BLOCKS]-(other) }
    OR EXISTS { MATCH (survivor)-[had:FOLLOWS]-(other) WHERE (startNode(had) = survivor) = kept.keptOutgoing }
END AS superseded
WITH kept, superseded, CASE WHEN kept.keptOutgoing THEN self ELSE other END AS source,
  CASE WHEN kept.keptOutgoing THEN other ELSE self END AS target
FOREACH (_ IN CASE WHEN superseded THEN [1] ELSE [] END | SET kept.keptReason = 'SUPERSEDED')
FOREACH (_ IN CASE WHEN superseded THEN [] ELSE [1] END |
  CREATE (source)-[link:$(kept.keptType)]->(target)
  SET link = properties(kept)
  REMOVE link.keptType, link.keptOutgoing, link.keptNumber, link.keptMember, link.keptReason, link.keptFound, link.keptTouch
  DELETE kept)
RETURN count(*) AS links;
// What follows from the relationships of both is brought up to date.
MATCH (survivor)<-[:INTO]-(:Merge {id: $record})
MATCH (restored:Member {community: $community, key: $absorbed})
UNWIND [survivor, restored] AS member
CALL (member) {
  MATCH (member)-[:DOES]->(activity)
  DETACH DELETE activity
}
MATCH (member)-[:DID]->(event)
SET event.memberId = member.id
WITH member, event.type AS type, event.at.epochMillis AS time ORDER BY time
WITH member, type, collect(time) AS times
CREATE (member)-[:DOES]->(:Activity {community: member.community, memberId: member.id, type: type, count: size(times), times: times[-64..],
  packed: times[..-64], packedUntil: times[-65], firstAt: datetime({epochMillis: times[0]}), lastAt: datetime({epochMillis: times[-1]})})
RETURN count(*) AS types;
// What was filled is taken back where it is as it was filled.
MATCH (survivor)<-[:INTO]-(merge:Merge {id: $record})
MATCH (member:Member {community: $community, key: $absorbed})
FOREACH (name IN merge.changed | SET survivor[name] = CASE
  WHEN coalesce(survivor[name] = merge['after.' + name], survivor[name] IS NULL AND merge['after.' + name] IS NULL) THEN merge['before.' + name]
  ELSE survivor[name]
END)
SET survivor.version = coalesce(survivor.version, 1) + 1, merge.undoneAt = coalesce($at, $now)
RETURN survivor.id AS survivor, member.id AS restored, merge.id AS merge
