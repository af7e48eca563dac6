// What a campaign has that says nothing of it.
RETURN coalesce(parent.codesPerMember, 1) AS value
