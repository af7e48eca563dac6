// The ranking that was the current one before.
MATCH (node:Snapshot {id: parent.previous, status: 'READY'})
