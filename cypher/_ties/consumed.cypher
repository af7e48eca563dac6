// Changes that the ties now show.
// :param changes => ['4:x:1']
UNWIND $changes AS id
MATCH (change:TieChange) WHERE elementId(change) = id
DELETE change
RETURN count(*) AS consumed
