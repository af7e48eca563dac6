// Whose ties have changed since they were computed. What says that all ties must be computed comes first, lest
// something is brought up to date that is half written. Of a community whose ties were never computed nothing is kept.
// :param community => 'demo'
// :param most => 1000
MATCH (change:TieChange {community: $community})
WITH change ORDER BY coalesce(change.whole, false) DESC LIMIT $most
RETURN elementId(change) AS change, change.members AS members, coalesce(change.whole, false) AS whole
