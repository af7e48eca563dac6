// Strongly connected components of a projected graph, into its node property score.
// :param graph => 'measure-1'
// :param concurrency => 1
CALL gds.scc.mutate($graph, {mutateProperty: 'score', concurrency: $concurrency})
YIELD componentCount
RETURN componentCount AS components
