// The communities with ties that have changed since they were computed.
MATCH (change:TieChange)
WHERE change.community > ''
RETURN DISTINCT change.community AS community
