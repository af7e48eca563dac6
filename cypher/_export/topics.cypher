// Topics, once for each broader one.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (topic:Topic)
WHERE topic.community = $community AND topic.name > $after
WITH topic ORDER BY topic.community, topic.name LIMIT $limit
RETURN topic.name AS after, COLLECT {
  OPTIONAL MATCH (topic)-[:BROADER]->(wide:Topic)
  WITH topic, wide ORDER BY wide.name
  RETURN {name: topic.name, broader: wide.name}
} AS rows
