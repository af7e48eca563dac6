// Whoever changes what became of a referral locks the member who was brought, here in the order of their ids. What each was before is kept, to be restored.
// :param community => 'demo'
// :param finding => 'RING/0'
// :param reason => 'looked at'
// :param now => datetime('2026-01-01T00:00:00Z')
// :param caller => 'key:1'
OPTIONAL MATCH (f:ReferralFinding {community: $community, key: $finding})
SET f.lockedAt = $now
REMOVE f.lockedAt
RETURN CASE
  WHEN f IS NULL THEN {code: 'NOT_FOUND', field: 'finding', message: 'there is no finding ' + $finding}
  WHEN f.state = 'DISMISSED' THEN {code: 'WRONG_STATE', field: 'finding', message: $finding + ' is DISMISSED'}
END AS refused;
MATCH (f:ReferralFinding {community: $community, key: $finding, state: 'OPEN'})
UNWIND f.voids AS id
MATCH (m:Member {id: id})
WITH m ORDER BY m.id
SET m.lockedAt = $now
REMOVE m.lockedAt
RETURN count(*) AS locked;
MATCH (f:ReferralFinding {community: $community, key: $finding})
WITH f, f.state = 'OPEN' AS open
CALL (f, open) {
  UNWIND CASE WHEN open THEN f.voids ELSE [] END AS id
  MATCH (m:Member {id: id})<-[r:REFERRED]-(:Member)
  WITH f, m, r, coalesce(r.state, 'PENDING') AS before
  WHERE before <> 'VOIDED'
  SET r.state = 'VOIDED', r.voidedAt = $now, r.voidReason = 'finding ' + f.key,
    r.history = coalesce(r.history + '\n', '') + 'VOIDED' + '|' + toString($now) + '|' + replace(coalesce($caller, ''), '|', '/') + '|' + 'finding ' + f.key
  RETURN collect({member: m.id, before: before, conversion: r.conversion}) AS voided
}
FOREACH (_ IN CASE WHEN open THEN [1] ELSE [] END |
  SET f.state = 'CONFIRMED', f.decidedAt = $now, f.voided = [one IN voided | one.member], f.before = [one IN voided | one.before],
    f.history = f.history + '\n' + 'CONFIRMED' + '|' + toString($now) + '|' + replace(coalesce($caller, ''), '|', '/') + '|' + replace(coalesce($reason, ''), '\n', ' '))
RETURN f.id AS finding, f.voids[0] AS first, CASE WHEN open THEN [one IN voided WHERE one.conversion IS NOT NULL] + [i IN range(0, size(f.paidConversions) - 1) |
  {member: f.paidMembers[i], conversion: f.paidConversions[i]}] ELSE [] END AS reversing;
INCLUDE _programme/reverse FOR reversing
