// A tag is one node.
// :param community => 'demo'
// :param tag => 'vip'
RETURN EXISTS {
  MATCH (parent)-[:TAGGED]->(:Tag {community: $community, name: $tag})
} AS value
