// Tags that nobody has.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (tag:Tag)
WHERE tag.community = $community AND tag.name > $after
WITH tag ORDER BY tag.community, tag.name LIMIT $limit
RETURN tag.name AS after, COLLECT {
  MATCH (tag)
  WHERE NOT EXISTS { (tag)<-[:TAGGED]-() }
  RETURN {tag: tag.name, kind: tag.kind}
} AS rows
