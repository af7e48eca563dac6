// Local clustering coefficients in a projected graph, into its node property score.
// :param graph => 'measure-1'
// :param concurrency => 1
CALL gds.localClusteringCoefficient.mutate($graph, {mutateProperty: 'score', concurrency: $concurrency})
YIELD averageClusteringCoefficient
RETURN averageClusteringCoefficient AS average
