// What an algorithm left in the node property score of a projected graph, for every number of a member.
// :param graph => 'measure-1'
CALL gds.graph.nodeProperty.stream($graph, 'score')
YIELD nodeId, propertyValue
RETURN nodeId AS member, toFloat(propertyValue) AS score
