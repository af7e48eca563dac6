// Who did it.
MATCH (parent)<-[:DID]-(node:Member)
