// Who made a content.
MATCH (parent)<-[:AUTHORED]-(node:Member)
