// How many contents, and how many of them about the topic.
// :param of => '01J'
// :param community => 'demo'
// :param topic => 'optics'
MATCH (parent:Member {id: $of})
RETURN {contents: COUNT { (parent)-[:AUTHORED]->(:Content) },
  aboutTopic: CASE WHEN $topic IS NOT NULL THEN COUNT { (parent)-[:AUTHORED]->(:Content)-[:ABOUT]->(:Topic {community: $community, name: $topic}) } END} AS figures
