// What a member did.
MATCH (parent)-[:DID]->(node:Event)
ORDER BY node.at DESC, node.key
