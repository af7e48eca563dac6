// Deletes a snapshot whose ranking is gone.
// :param snapshot => '01'
MATCH (s:Snapshot {id: $snapshot})
DETACH DELETE s
RETURN count(*) AS deleted
