// What was merged into a member, newest first.
MATCH (parent)<-[:INTO]-(node:Merge)
ORDER BY node.number DESC
