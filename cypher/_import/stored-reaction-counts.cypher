// How many anonymous reactions there are of a content, kind and day.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (content:Content)
WHERE content.community = $community AND content.key > $after
WITH content ORDER BY content.community, content.key LIMIT $limit
RETURN content.key AS after, COLLECT {
  MATCH (content)-[:COUNTED]->(counted:ReactionCount)
  RETURN {content: content.key, kind: counted.kind, day: counted.day, number: counted.count}
} AS rows
