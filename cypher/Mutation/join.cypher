// A key that is taken is told by the id that is not ours. Who had left comes back. The key of a member that was merged away is taken, too,
// and nobody is made who has it, not even in the moment of the merge. Whoever is new was invited by those whose touches lie in the windows of
// their campaigns: the campaign of the latest of these decides, by its model, which one counts.
// :param key => 'ada'
// :param handle => 'ada'
// :param displayName => 'Ada'
// :param joinedAt => datetime('2026-01-01T00:00:00Z')
// :param source => 'web'
// :param locale => 'en'
// :param region => 'GB'
// :param attributes => {`attributes.plan`: 'pro'}
// :param newId => '01JNEW'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param caller => 'key:1'
// :param community => 'demo'
INCLUDE _fraud/hashes FOR fingerprints;
OPTIONAL MATCH (merged:Merged {community: $community, key: $key})
CALL (merged) {
  WITH merged WHERE merged IS NULL
  MERGE (m:Member {community: $community, key: $key})
  ON CREATE SET m.id = $newId, m.handle = $handle, m.displayName = $displayName, m.joinedAt = coalesce($joinedAt, $now),
    m.source = $source, m.locale = $locale, m.region = $region
  WITH m, m.id <> $newId AS known, m.leftAt IS NOT NULL AS left
  FOREACH (_ IN CASE WHEN known THEN [] ELSE [1] END | SET m += coalesce($attributes, {}))
  FOREACH (_ IN CASE WHEN known AND left THEN [1] ELSE [] END |
    SET m.lockedAt = $now
    REMOVE m.lockedAt, m.leftAt
    SET m.handle = coalesce($handle, m.handle), m.displayName = coalesce($displayName, m.displayName),
      m.source = coalesce($source, m.source), m.locale = coalesce($locale, m.locale), m.region = coalesce($region, m.region),
      m.version = coalesce(m.version, 1) + 1
    SET m += coalesce($attributes, {}))
  RETURN collect({id: m.id, taken: known AND NOT left}) AS joined
}
WITH head(joined) AS joined
RETURN joined.id AS member, joined.id AS seen, EXISTS { (:Merged {community: $community, key: $key}) } AND joined IS NOT NULL AS again, CASE
  WHEN coalesce(joined.taken, true) THEN {code: 'KEY_TAKEN', field: 'key', message: 'there is a member ' + $key + ' already'}
END AS refused;
OPTIONAL MATCH (member:Member {id: $newId})
CALL (member) {
  MATCH (touch:Invitation {community: $community, contact: $key})<-[:MADE]-(referrer:Member)
  WHERE member IS NOT NULL
  OPTIONAL MATCH (touch)-[:IN]->(campaign:Campaign)
  WITH member, touch, referrer, campaign ORDER BY touch.at, touch.key
  WITH member, collect({touch: touch, referrer: referrer, campaign: campaign.key, last: coalesce(campaign.attribution = 'LAST_TOUCH', false), reason: CASE
    WHEN referrer.leftAt <= member.joinedAt THEN 'REFERRER_LEFT'
    WHEN touch.at > member.joinedAt THEN 'AFTER_JOINING'
    WHEN touch.at < member.joinedAt - duration({days: coalesce(campaign.windowDays, 30)}) THEN 'OUTSIDE_WINDOW'
  END}) AS touches
  WITH member, touches, [t IN touches WHERE t.reason IS NULL] AS counting
  WITH member, touches, [t IN counting WHERE coalesce(t.campaign, '') = coalesce(counting[-1].campaign, '')] AS own
  WITH member, touches, CASE WHEN own[0].last THEN own[-1] ELSE own[0] END AS chosen
  UNWIND touches AS t
  WITH member, t, t.touch AS touch, t.referrer AS referrer, coalesce(t.touch = chosen.touch, false) AS effective
  SET touch:Touch, touch.effective = effective, touch.reason = CASE WHEN NOT effective THEN coalesce(t.reason, 'SECOND_REFERRER') END
  REMOVE touch:Invitation, touch.contact
  CREATE (touch)-[:REACHED]->(member)
  FOREACH (_ IN CASE WHEN effective THEN [1] ELSE [] END |
    CREATE (referrer)-[:REFERRED {at: touch.at, code: touch.code, campaign: t.campaign, source: touch.source, state: 'PENDING',
      history: 'PENDING|' + toString(member.joinedAt) + '|' + replace(coalesce($caller, ''), '|', '/') + '|'}]->(member))
  RETURN count(CASE WHEN effective THEN 1 END) AS referrals
}
RETURN CASE WHEN referrals > 0 THEN member.id END AS referred;
INCLUDE _fraud/seen FOR fingerprints
