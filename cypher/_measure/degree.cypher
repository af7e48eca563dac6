// Weighted out-degree in a projected graph (all neighbours where it is undirected), into its node property score.
// :param graph => 'measure-1'
CALL gds.degree.mutate($graph, {mutateProperty: 'score', relationshipWeightProperty: 'weight'})
YIELD nodePropertiesWritten
RETURN nodePropertiesWritten AS members
