// Whose rank it is.
MATCH (node:Member {id: parent.member})
