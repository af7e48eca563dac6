// The sum of the weights of outgoing relationships (all relationships where they are undirected), into the node property score.
// :param graph => 'measure-1'
// :param concurrency => 1
CALL gds.degree.mutate($graph, {
  mutateProperty: 'score', relationshipWeightProperty: 'weight', concurrency: $concurrency
})
YIELD nodePropertiesWritten
RETURN nodePropertiesWritten AS members
