// Who did it.
MATCH (parent)<-[:DOES]-(node:Member)
