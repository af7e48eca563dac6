// Seen from the member who had it.
RETURN parent.keptOutgoing AS value
