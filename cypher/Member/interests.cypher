// What interests a member.
MATCH (parent)-[edge:INTERESTED_IN]->(node:Topic)
ORDER BY edge.weight DESC, node.name
