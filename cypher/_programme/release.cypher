// From when on the rewards of a conversion are available: when its hold ends, and not at all while it is flagged.
// :param converting => '01JMEMBER'
MATCH (m:Member {id: $converting})<-[r:REFERRED]-(:Member)
MATCH (m)<-[:SETTLES]-(t:LedgerTransaction)
WHERE t.conversion = r.conversion
SET t.availableAt = CASE WHEN r.state <> 'FLAGGED' THEN r.holdUntil END
RETURN count(*) AS released
