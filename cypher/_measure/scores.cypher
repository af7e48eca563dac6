// What an algorithm left in the node property score of a projected graph.
// :param graph => 'measure-1'
CALL gds.graph.nodeProperty.stream($graph, 'score')
YIELD nodeId, propertyValue
WITH propertyValue, gds.util.asNode(nodeId) AS member
RETURN member.id AS id, member.key AS key, toFloat(propertyValue) AS score
