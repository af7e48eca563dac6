// What they earned and what was taken back.
MATCH (parent)<-[:CREDITS]-(node:LedgerTransaction)
ORDER BY node.at DESC, node.key
