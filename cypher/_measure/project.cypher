// Projects a graph that is given as three lists, with numbers for members and a null target for a member without relationships. The
// projection plans its statement once more to estimate rows, which is why it is not part of the statement that finds the ties.
// :param graph => 'measure-1'
// :param sources => [0, 1]
// :param targets => [1, null]
// :param weights => [2.5, null]
// :param undirected => []
// :param concurrency => 1
UNWIND range(0, size($sources) - 1) AS i
WITH gds.graph.project($graph, $sources[i], $targets[i], {relationshipProperties: {weight: $weights[i]}},
  {undirectedRelationshipTypes: $undirected, readConcurrency: $concurrency}) AS projected
RETURN projected.nodeCount AS members, projected.relationshipCount AS relationships
