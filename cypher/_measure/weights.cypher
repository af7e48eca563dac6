// The relationships of a projected graph and their weights by the keys of their ends, one row a source.
// :param graph => 'measure-1'
CALL gds.graph.relationshipProperty.stream($graph, 'weight')
YIELD sourceNodeId, targetNodeId, propertyValue
WITH sourceNodeId, collect({target: gds.util.asNode(targetNodeId).key, weight: propertyValue}) AS ties
RETURN gds.util.asNode(sourceNodeId).key AS source, ties
