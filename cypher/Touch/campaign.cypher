// The campaign of the contact.
MATCH (parent)-[:IN]->(node:Campaign)
