// What was published.
MATCH (node:Content {id: parent.subject})
