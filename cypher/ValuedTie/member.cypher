// To whom it is.
MATCH (node:Member {id: parent.member})
