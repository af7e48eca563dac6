// What it revoked is as if that had not been: as it was before, unless the order that had converted it was paid back meanwhile, and converted by what has come since.
// What has converted below it meanwhile pays those above it, too.
// :param community => 'demo'
// :param finding => 'RING/0'
// :param reason => 'looked at'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param caller => 'key:1'
OPTIONAL MATCH (f:ReferralFinding {community: $community, key: $finding})
SET f.lockedAt = $now
REMOVE f.lockedAt
RETURN CASE WHEN f IS NULL THEN {code: 'NOT_FOUND', field: 'finding', message: 'there is no finding ' + $finding} END AS refused;
MATCH (f:ReferralFinding {community: $community, key: $finding})
UNWIND coalesce(f.voided, []) AS id
MATCH (m:Member {id: id})
WITH m ORDER BY m.id
SET m.lockedAt = $now
REMOVE m.lockedAt
RETURN count(*) AS locked;
MATCH (f:ReferralFinding {community: $community, key: $finding})
CALL (f) {
  UNWIND range(0, size(coalesce(f.voided, [])) - 1) AS i
  MATCH (m:Member {id: f.voided[i]})<-[r:REFERRED {state: 'VOIDED'}]-(:Member)
  OPTIONAL MATCH (o:Order {community: $community, key: substring(r.conversion, 6)})
  WITH f, m, r, coalesce(r.conversion STARTS WITH 'order:' AND o.status = 'refunded', false) AS gone, f.before[i] AS before
  SET r.state = CASE WHEN gone AND before <> 'FLAGGED' THEN 'PENDING' ELSE before END
  FOREACH (_ IN CASE WHEN gone THEN [1] ELSE [] END | REMOVE r.convertedAt, r.conversion, r.holdUntil)
  REMOVE r.voidedAt, r.voidReason
  SET r.history = coalesce(r.history + '\n', '') + r.state + '|' + toString($now) + '|' + replace(coalesce($caller, ''), '|', '/') + '|' + 'finding ' + f.key + ' was taken back'
  RETURN collect({member: m.id, conversion: r.conversion}) AS restored
}
WITH f, restored, [one IN restored WHERE one.conversion IS NOT NULL] + CASE f.state WHEN 'CONFIRMED' THEN [i IN range(0, size(f.paidConversions) - 1) |
  {member: f.paidMembers[i], conversion: f.paidConversions[i]}] ELSE [] END AS restoring
FOREACH (_ IN CASE WHEN f.state = 'OPEN' THEN [] ELSE [1] END |
  SET f.state = 'OPEN',
    f.history = f.history + '\n' + 'OPEN' + '|' + toString($now) + '|' + replace(coalesce($caller, ''), '|', '/') + '|' + replace(coalesce($reason, ''), '\n', ' '))
REMOVE f.voided, f.before, f.decidedAt
WITH f, restored, restoring
CALL (restored) {
  UNWIND restored AS one
  MATCH (:Member {id: one.member})-[line:REFERRED*1..9]->(below:Member)
  WHERE last(line).stopped = last(line).conversion
  RETURN collect(DISTINCT {converting: below.id}) AS stopped
}
RETURN f.id AS finding, f.voids[0] AS first, restoring AS restoring, [one IN restored WHERE one.conversion IS NULL | {converting: one.member}] AS resumed, stopped AS stopped;
INCLUDE _programme/restore FOR restoring;
INCLUDE _programme/convert FOR EACH resumed;
INCLUDE _programme/lock FOR EACH stopped;
INCLUDE _programme/passing FOR EACH stopped;
INCLUDE _programme/reward FOR converted
