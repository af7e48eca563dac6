// What is valued.
MATCH (node:Content {id: parent.content})
