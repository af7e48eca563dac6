// Who the members are now that were merged away.
// :param community => 'c'
MATCH (merged:Merged)-[:MERGED_INTO*1..]->(survivor:Member)
USING INDEX merged:Merged(community, key)
WHERE merged.community = $community AND merged.key > ''
RETURN merged.key AS key, survivor.key AS survivor
