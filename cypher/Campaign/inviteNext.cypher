// Whom to ask is found before this runs; whoever is a member no more is passed over.
// :param explained => {}
UNWIND $explained[parent.id] AS edge
MATCH (node:Member {id: edge.member})
ORDER BY edge.score DESC, node.key
