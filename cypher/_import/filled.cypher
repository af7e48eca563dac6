// What was known of survivors before their merges said more.
// :param community => 'c'
MATCH (merge:Merge)-[:INTO]->(survivor)
USING INDEX merge:Merge(community, number)
WHERE merge.community = $community AND merge.number > 0 AND merge.undoneAt IS NULL
UNWIND merge.changed AS name
WITH survivor.key AS key, name, merge['before.' + name] AS before
WHERE before IS NOT NULL
RETURN key, name, before
