// Who the members are now that were merged away.
// :param community => 'c'
MATCH (merged:Merged {community: $community})-[:MERGED_INTO*1..]->(survivor:Member)
RETURN merged.key AS key, survivor.key AS survivor
