// Who made it.
MATCH (parent)<-[:MADE]-(node:Member)
