// Betweenness in a projected graph, exact where every member is in the sample, into its node property score.
// :param graph => 'measure-1'
// :param sample => 100
// :param seed => 42
// :param concurrency => 1
CALL gds.betweenness.mutate($graph, {
  mutateProperty: 'score', samplingSize: $sample, samplingSeed: $seed, concurrency: $concurrency
})
YIELD nodePropertiesWritten
RETURN nodePropertiesWritten AS members
