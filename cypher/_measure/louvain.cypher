// Communities of a projected graph by Louvain's method, into its node property score. One thread: otherwise every run finds others.
// :param graph => 'measure-1'
CALL gds.louvain.mutate($graph, {
  mutateProperty: 'score', relationshipWeightProperty: 'weight', concurrency: 1
})
YIELD modularity, ranLevels
RETURN ranLevels AS iterations
