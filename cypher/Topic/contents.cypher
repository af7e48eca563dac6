// What is about a topic.
MATCH (parent)<-[:ABOUT]-(node:Content)
ORDER BY node.createdAt DESC, node.key
