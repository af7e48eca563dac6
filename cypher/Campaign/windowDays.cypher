// What a campaign has that says nothing of it.
RETURN coalesce(parent.windowDays, 30) AS value
