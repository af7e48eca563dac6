// Closeness in a projected graph, from the distances of those who reach a member, into its node property score.
// :param graph => 'measure-1'
// :param concurrency => 1
CALL gds.closeness.mutate($graph, {mutateProperty: 'score', useWassermanFaust: true, concurrency: $concurrency})
YIELD nodePropertiesWritten
RETURN nodePropertiesWritten AS members
