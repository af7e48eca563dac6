// In the order of the segments.
MATCH (parent)-[edge:HOLDS_COHORT]->(node:Cohort)
WITH node, edge
ORDER BY edge.position
