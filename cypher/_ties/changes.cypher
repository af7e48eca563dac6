// Whose ties have changed since they were computed. Of a community whose ties were never computed nothing is kept.
// :param community => 'demo'
// :param most => 1000
MATCH (change:TieChange {community: $community})
WITH change LIMIT $most
RETURN elementId(change) AS change, change.members AS members, coalesce(change.whole, false) AS whole
