// Members that were merged into others, as they were, and who they are now.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (merged:Merged)
WHERE merged.community = $community AND merged.key > $after
WITH merged ORDER BY merged.community, merged.key LIMIT $limit
RETURN merged.key AS after, COLLECT {
  MATCH (merged)-[:MERGED_INTO*1..]->(survivor:Member)
  RETURN merged {.*, mergedInto: survivor.key} AS row
} AS rows
