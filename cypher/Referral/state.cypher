// Nobody has to be there when a hold ends: what has converted is approved from then on.
// :param now => datetime('2026-01-01T00:00:00Z')
RETURN CASE WHEN parent.state = 'CONVERTED' AND parent.holdUntil <= $now THEN 'APPROVED' ELSE parent.state END AS value
