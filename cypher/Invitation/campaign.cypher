// The campaign that it is in.
MATCH (parent)-[:IN]->(node:Campaign)
