// What was weighed anew.
MATCH (node:Snapshot {id: parent.base})
