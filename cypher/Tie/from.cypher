// Whose tie it is.
MATCH (node:Member {id: parent.fromId})
