// The circles a member belongs to.
MATCH (parent)-[edge:BELONGS_TO]->(node:Circle)
ORDER BY node.key
