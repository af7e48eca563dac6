// What a campaign has that says nothing of it.
RETURN coalesce(parent.attribution, 'FIRST_TOUCH') AS value
