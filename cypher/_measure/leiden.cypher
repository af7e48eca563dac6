// Communities of a projected graph by Leiden's method, into its node property score. One thread: otherwise every run finds others.
// :param graph => 'measure-1'
// :param seed => 42
CALL gds.leiden.mutate($graph, {
  mutateProperty: 'score', relationshipWeightProperty: 'weight', randomSeed: $seed, concurrency: 1
})
YIELD ranLevels, didConverge
RETURN ranLevels AS iterations, didConverge AS converged
