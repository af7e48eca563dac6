// The relationships that the records of merges keep: they were between the members as they were.
// :param community => 'c'
MATCH (merge:Merge)-[kept:KEPT]->(end)
USING INDEX merge:Merge(community, number)
WHERE merge.community = $community AND merge.number > 0 AND merge.undoneAt IS NULL
  AND kept.keptType IN ['BELONGS_TO', 'FOLLOWS', 'TRUSTS', 'BLOCKS', 'INTERACTED', 'REACTED', 'SHARED', 'EARNED', 'TAGGED', 'INTERESTED_IN']
WITH kept, coalesce(end.key, end.name) AS other
RETURN kept.keptType AS type, CASE WHEN kept.keptOutgoing THEN kept.keptMember ELSE other END AS source,
  CASE WHEN kept.keptOutgoing THEN other ELSE kept.keptMember END AS target,
  CASE WHEN kept.keptType IN ['TRUSTS', 'INTERACTED', 'REACTED', 'SHARED', 'EARNED'] THEN kept.key END AS key
