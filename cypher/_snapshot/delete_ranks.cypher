// Deletes one batch of a ranking.
// :param snapshot => '01'
// :param batch => 10000
MATCH (:Snapshot {id: $snapshot})-[r:RANKED]->()
WITH r LIMIT $batch
DELETE r
RETURN count(*) AS deleted
