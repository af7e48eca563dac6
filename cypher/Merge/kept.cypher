// What was kept aside: those with a reason, the others moved.
MATCH (parent)-[node:KEPT]->()
WHERE node.keptReason IS NOT NULL
ORDER BY node.keptNumber
