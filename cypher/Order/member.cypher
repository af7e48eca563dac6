// Who bought.
MATCH (parent)<-[:PLACED]-(node:Member)
