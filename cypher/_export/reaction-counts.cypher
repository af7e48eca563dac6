// Anonymous reactions, as many as there are of a content, kind and day.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (content:Content)
WHERE content.community = $community AND content.key > $after
WITH content ORDER BY content.community, content.key LIMIT $limit
RETURN content.key AS after, COLLECT {
  MATCH (content)-[:COUNTED]->(counted:ReactionCount)
  WITH content, counted ORDER BY counted.kind, counted.day
  RETURN {content: content.key, kind: counted.kind, at: counted.day, count: counted.count}
} AS rows
