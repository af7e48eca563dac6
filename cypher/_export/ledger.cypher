// What referrals have paid and what of it was taken back.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (entry:LedgerTransaction)
WHERE entry.community = $community AND entry.key > $after
WITH entry ORDER BY entry.community, entry.key LIMIT $limit
RETURN entry.key AS after, COLLECT {
  MATCH (member:Member)<-[:CREDITS]-(entry)-[:SETTLES]->(converted:Member)
  RETURN entry {.*, amount: entry.amountE4, member: member.key, converted: converted.key} AS row
} AS rows
