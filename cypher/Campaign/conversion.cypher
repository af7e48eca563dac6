// What a campaign has that says nothing of it.
RETURN coalesce(parent.conversion, 'FIRST_ORDER') AS value
