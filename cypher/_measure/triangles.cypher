// How many triangles of a projected graph a member is part of, into its node property score.
// :param graph => 'measure-1'
// :param concurrency => 1
CALL gds.triangleCount.mutate($graph, {mutateProperty: 'score', concurrency: $concurrency})
YIELD globalTriangleCount
RETURN globalTriangleCount AS triangles
