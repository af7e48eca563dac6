// Who has it.
MATCH (parent)<-[:HOLDS]-(node:Member)
