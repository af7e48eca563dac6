// Core numbers in a projected graph, into its node property score.
// :param graph => 'measure-1'
// :param concurrency => 1
CALL gds.kcore.mutate($graph, {mutateProperty: 'score', concurrency: $concurrency})
YIELD degeneracy
RETURN degeneracy
