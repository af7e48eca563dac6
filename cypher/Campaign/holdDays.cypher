// What a campaign has that says nothing of it.
RETURN coalesce(parent.holdDays, 7) AS value
