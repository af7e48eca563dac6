// What was made from a content.
MATCH (parent)<-[:DERIVED_FROM]-(node:Content)
ORDER BY node.key
