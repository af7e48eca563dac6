// A transaction is stored with one amount, so that its two sides cannot differ.
MATCH (parent)-[:CREDITS]->(member:Member)
WITH parent.kind = 'REWARD' AS pays, 'campaign:' + parent.campaign + ':' + parent.currency AS expense, 'member:' + member.key + ':' + parent.currency AS account
UNWIND [{account: expense, side: CASE WHEN pays THEN 'DEBIT' ELSE 'CREDIT' END, amountE4: parent.amountE4},
  {account: account, side: CASE WHEN pays THEN 'CREDIT' ELSE 'DEBIT' END, amountE4: parent.amountE4}] AS node
ORDER BY node.side
