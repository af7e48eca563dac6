// Whoever changes what became of a referral locks the member who was brought.
// :param converting => '01JMEMBER'
// :param now => datetime('2026-01-01T00:00:00Z')
MATCH (m:Member {id: $converting})
SET m.lockedAt = $now
REMOVE m.lockedAt
RETURN count(*) AS locked
