// Touches with those who have not joined. The condition, which all of them meet, has them counted by their label: touches are made, too.
MATCH (parent)-[:MADE]->(node:Invitation)
WHERE node.contact IS NOT NULL
ORDER BY node.at DESC, node.key
