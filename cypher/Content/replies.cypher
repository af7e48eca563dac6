// What replies to a content.
MATCH (parent)<-[:REPLY_TO]-(node:Content)
ORDER BY node.createdAt, node.key
