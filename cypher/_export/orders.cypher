// Orders, each of a member.
// :param community => 'c'
// :param after => ''
// :param limit => 100
MATCH (order:Order)
WHERE order.community = $community AND order.key > $after
WITH order ORDER BY order.community, order.key LIMIT $limit
RETURN order.key AS after, COLLECT {
  MATCH (member:Member)-[:PLACED]->(order)
  RETURN order {.*, amount: order.amountE4, member: member.key} AS row
} AS rows
