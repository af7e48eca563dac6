// PageRank of a projected graph, into its node property score; with seeds, every random jump ends at one of them.
// :param graph => 'measure-1'
// :param seeds => [0]
// :param damping => 0.85
// :param maxIterations => 100
// :param tolerance => 0.0000001
// :param concurrency => 1
CALL gds.pageRank.mutate($graph, {
  mutateProperty: 'score', relationshipWeightProperty: 'weight', sourceNodes: $seeds,
  dampingFactor: $damping, maxIterations: $maxIterations, tolerance: $tolerance, concurrency: $concurrency
})
YIELD ranIterations, didConverge
RETURN ranIterations AS iterations, didConverge AS converged
