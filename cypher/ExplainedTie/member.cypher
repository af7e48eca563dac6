// Who pays attention.
MATCH (node:Member {id: parent.member})
