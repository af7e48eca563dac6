// Harmonic centrality in a projected graph, divided by the number of others, into its node property score.
// :param graph => 'measure-1'
// :param concurrency => 1
CALL gds.closeness.harmonic.mutate($graph, {mutateProperty: 'score', concurrency: $concurrency})
YIELD nodePropertiesWritten
RETURN nodePropertiesWritten AS members
