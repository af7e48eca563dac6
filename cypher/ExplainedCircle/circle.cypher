// The circle.
MATCH (node:Circle {id: parent.circle})
