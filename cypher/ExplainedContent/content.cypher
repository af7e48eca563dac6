// What earned it.
MATCH (node:Content {id: parent.content})
