// Forgets a projected graph, if there is one.
// :param graph => 'measure-1'
CALL gds.graph.drop($graph, false)
YIELD graphName
RETURN graphName AS graph
