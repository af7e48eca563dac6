// In the order in which the rule told them.
UNWIND range(0, size(parent.members) - 1) AS i
WITH {position: i + 1, member: parent.members[i]} AS edge
MATCH (node:Member {id: edge.member})
ORDER BY edge.position
