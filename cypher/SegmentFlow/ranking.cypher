// The ranking that was looked at.
MATCH (node:Snapshot {id: parent.ranking})
