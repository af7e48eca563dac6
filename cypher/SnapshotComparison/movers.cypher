// As they were found; whoever is a member no more is passed over.
UNWIND parent.movers AS edge
MATCH (node:Member {id: edge.member})
ORDER BY edge.position
