// Who joined.
MATCH (node:Member {id: parent.subject})
