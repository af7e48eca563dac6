// Says whose ties have changed, in the transaction that changes them; nothing is locked that others write. Members are named by key, and
// contents whose authors' ties have changed. Too many to name are the whole community.
// :param community => 'demo'
// :param members => ['ada', 'ben']
// :param contents => ['post:1']
// :param most => 2000
WITH size($members) + size($contents) > $most AS whole
CREATE (:TieChange {community: $community, whole: whole, members: CASE WHEN whole THEN [] ELSE
  COLLECT { UNWIND $members AS key MATCH (m:Member {community: $community, key: key}) RETURN m.id }
  + COLLECT { UNWIND $contents AS key MATCH (:Content {community: $community, key: key})<-[:AUTHORED]-(m:Member) RETURN DISTINCT m.id }
END})
