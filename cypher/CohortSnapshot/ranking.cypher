// The ranking that was the current one.
MATCH (node:Snapshot {id: parent.ranking})
