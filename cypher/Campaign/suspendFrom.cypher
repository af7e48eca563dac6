// What a campaign has that says nothing of it.
RETURN coalesce(parent.suspendFrom, 10) AS value
