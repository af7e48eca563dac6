// What analysts call a member.
MATCH (parent)-[edge:TAGGED]->(node:Tag)
ORDER BY node.name
